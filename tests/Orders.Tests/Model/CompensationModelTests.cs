using Evolution.Orders.Placing;
using Evolution.Orders.Placing.Compensation;
using Evolution.ServiceDefaults.Lab.Crashing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Tests.Model;

/// <summary>Compares phase 2 with a simple model while requests and responses are lost, delayed or duplicated.</summary>
public sealed class CompensationModelTests(FastRecoveryShop fixture) : IClassFixture<FastRecoveryShop>
{
    static readonly CrashPoints NoCrash = new([]);

    // Prevents an order from counting as abandoned while it is placed on a busy machine.
    static readonly IOptions<PlacementOptions> LongDeadline = Options.Create(new PlacementOptions { AbandonedAfter = TimeSpan.FromHours(1) });

    [Fact]
    public void Late_lost_or_duplicated_requests_leave_no_order_inconsistent() =>
        Prop.ForAll(ShopOperation.Sequences, operations =>
        {
            using var runner = new SynchronousRunner(fixture.Shop, CreatePlacement);
            runner.RunAsync(operations, SettleAsync).GetAwaiter().GetResult();
        }).Check(ShopOperation.CheckConfig);

    static CompensatingPlacement CreatePlacement(IServiceProvider orders, Remote.InventoryClient inventory, Remote.PaymentsClient payments)
    {
        var (database, outcomes) = (orders.GetRequiredService<NpgsqlDataSource>(), orders.GetRequiredService<OrderOutcomes>());
        var compensator = new OrderCompensator(database, inventory, payments, outcomes, NoCrash, LongDeadline, NullLogger<OrderCompensator>.Instance);
        return new(database, new(inventory, TimeProvider.System), inventory, payments, compensator, outcomes, NoCrash, LongDeadline);
    }

    /// <summary>Expires all deadlines and waits until the service has undone the open orders, as after a process crash.</summary>
    async Task SettleAsync(ShopModel model)
    {
        await fixture.Shop.ExecuteAsync("UPDATE orders.orders SET deadline = now() WHERE deadline IS NOT NULL");
        await Wait.ForValueAsync("no order is open",
            () => fixture.Shop.ExecuteScalarAsync<long>("SELECT count(*) FROM orders.orders WHERE status IN ('pending', 'undoing')"), count => count is 0);
    }
}

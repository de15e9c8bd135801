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

/// <summary>Phase 2 against a shop that is simple, whatever becomes of requests and answers.</summary>
public sealed class CompensationModelTests(HastyShop fixture) : IClassFixture<HastyShop>
{
    static readonly CrashPoints NoCrash = new([]);

    // So that on a busy machine no order is taken for abandoned while it is placed.
    static readonly IOptions<PlacementOptions> Patient = Options.Create(new PlacementOptions { AbandonedAfter = TimeSpan.FromHours(1) });

    [Fact]
    public void Requests_that_are_late_lost_or_duplicated_leave_nothing_half_done() =>
        Prop.ForAll(Move.Any, moves =>
        {
            using var model = new SynchronousModel(fixture.Shop, Place);
            model.PlayAsync(moves, CalmDownAsync).GetAwaiter().GetResult();
        }).Check(Move.Plays);

    static CompensatingPlacement Place(IServiceProvider orders, Remote.InventoryClient inventory, Remote.PaymentsClient payments)
    {
        var (database, outcomes) = (orders.GetRequiredService<NpgsqlDataSource>(), orders.GetRequiredService<OrderOutcomes>());
        var undoing = new Undoing(database, inventory, payments, outcomes, NoCrash, Patient, NullLogger<Undoing>.Instance);
        return new(database, new(inventory), inventory, payments, undoing, outcomes, NoCrash, Patient);
    }

    /// <summary>What could not be undone is undone by the service itself in time, as what a dead process has left.</summary>
    async Task CalmDownAsync(SimpleShop simple)
    {
        await fixture.Shop.ExecuteAsync("UPDATE orders.orders SET deadline = now() WHERE deadline IS NOT NULL");
        await Eventually.BecomesAsync("no order is open",
            () => fixture.Shop.ScalarAsync<long>("SELECT count(*) FROM orders.orders WHERE status IN ('pending', 'undoing')"), open => open is 0);
    }
}

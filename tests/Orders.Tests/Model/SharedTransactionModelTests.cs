using Evolution.Orders.Placing;
using Evolution.Orders.Placing.SharedTransaction;
using Evolution.ServiceDefaults.Lab.Crashing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Orders.Tests.Model;

/// <summary>Compares phases 0 and 1 with a simple model while requests and responses are lost, delayed or duplicated.</summary>
public sealed class SharedTransactionModelTests(SharedTransactionShop fixture) : IClassFixture<SharedTransactionShop>
{
    static readonly CrashPoints NoCrash = new([]);

    [Fact]
    public void Late_lost_or_duplicated_requests_leave_no_order_inconsistent() =>
        Prop.ForAll(ShopOperation.Sequences, operations =>
        {
            using var runner = new SynchronousRunner(fixture.Shop, (orders, inventory, payments) =>
                new SharedTransactionPlacement(orders.GetRequiredService<NpgsqlDataSource>(), new(inventory, TimeProvider.System), payments, orders.GetRequiredService<OrderOutcomes>(), NoCrash));
            runner.RunAsync(operations, _ => Task.CompletedTask).GetAwaiter().GetResult();
        }).Check(ShopOperation.CheckConfig);
}

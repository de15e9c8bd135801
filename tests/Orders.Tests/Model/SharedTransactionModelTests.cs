using Evolution.Orders.Placing;
using Evolution.Orders.Placing.SharedTransaction;
using Evolution.ServiceDefaults.Lab.Crashing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Orders.Tests.Model;

/// <summary>Phases 0 and 1 against a shop that is simple, whatever becomes of requests and answers.</summary>
public sealed class SharedTransactionModelTests(SharedTransactionShop fixture) : IClassFixture<SharedTransactionShop>
{
    static readonly CrashPoints NoCrash = new([]);

    [Fact]
    public void Requests_that_are_late_lost_or_duplicated_leave_nothing_half_done() =>
        Prop.ForAll(Move.Any, moves =>
        {
            using var model = new SynchronousModel(fixture.Shop, (orders, inventory, payments) =>
                new SharedTransactionPlacement(orders.GetRequiredService<NpgsqlDataSource>(), new(inventory), payments, orders.GetRequiredService<OrderOutcomes>(), NoCrash));
            model.PlayAsync(moves, _ => Task.CompletedTask).GetAwaiter().GetResult();
        }).Check(Move.Plays);
}

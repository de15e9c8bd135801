using Dapper;
using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Orders.Tests.Model;

/// <summary>Phase 3 against a shop that is simple, whatever becomes of messages.</summary>
public sealed class MessagesModelTests(UnconnectedShop fixture) : IClassFixture<UnconnectedShop>
{
    static readonly string[] Services = ["orders", "inventory", "payments"];

    Shop Shop => fixture.Shop;

    [Fact]
    public void Messages_that_are_late_lost_duplicated_or_out_of_order_change_nothing_in_the_end() =>
        Prop.ForAll(Move.Any, moves => PlayAsync(moves).GetAwaiter().GetResult()).Check(Move.Plays);

    async Task PlayAsync(IReadOnlyList<Move> moves)
    {
        var (simple, post, told) = (await SimpleShop.OpenAsync(Shop), new PostOffice(Shop), new Dictionary<string, Order>());
        foreach (var move in moves)
        {
            switch (move.Kind)
            {
                case 0 or 1 or 2:
                    await PlaceAsync(simple.Come(move), told);
                    break;
                case 3 when simple.Wishes is not []:
                    await PlaceAsync(simple.Wishes[move.First % simple.Wishes.Count], told);
                    break;
                case 4 or 5:
                    await post.CollectAsync(Services[move.First % Services.Length], forgetting: move.Second % 4 is 0);
                    break;
                default:
                    await post.DeliverAsync(move.First, together: move.Second % 2 is 0, acknowledged: move.Second % 5 is not 0, succeeds: move.Second % 7 is not 0);
                    break;
            }
        }
        await CalmDownAsync(post);
        await simple.ShouldAgreeAsync(Shop, told, mayFail: false);
        await ShouldReportWhatIsThereAsync([.. simple.Products]);
    }

    async Task PlaceAsync(Wish wish, Dictionary<string, Order> told)
    {
        var services = Shop.Services["orders"];
        try
        {
            told[wish.Key] = await services.GetRequiredService<IOrderPlacement>().PlaceAsync(wish.Request, wish.IdempotencyKey, CancellationToken.None);
        }
        catch (KeyUsedException exception)
        {
            (await services.GetRequiredService<Evolution.Orders.Placing.Replay>().FindAsync(exception.Key, CancellationToken.None)).ShouldNotBeNull().Id.ShouldBe(told[wish.Key].Id);
        }
    }

    static async Task CalmDownAsync(PostOffice post)
    {
        do
        {
            while (!post.IsEmpty) await post.DeliverAsync(0, together: true, acknowledged: true, succeeds: true);
            foreach (var service in Services) await post.CollectAsync(service, forgetting: false);
        }
        while (!post.IsEmpty);
    }

    /// <summary>Whatever the order in which messages came, the report says in the end what the books say.</summary>
    async Task ShouldReportWhatIsThereAsync(int[] products)
    {
        await using var connection = await Shop.ConnectAsync();
        var projected = (await connection.QueryAsync<(int Product, long Units, long Available)>("SELECT product_id, units, available FROM orders.sales JOIN orders.stock_levels USING (product_id) WHERE product_id = ANY(@products)", new { products })).AsList();
        var sold = (await connection.QueryAsync<(int Product, long Units)>("""
            SELECT l.product_id, sum(l.quantity)::bigint FROM orders.order_lines l JOIN orders.orders o ON o.id = l.order_id 
            WHERE o.status = 'confirmed' AND l.product_id = ANY(@products) GROUP BY l.product_id
            """, new { products })).AsList();
        projected.Select(product => (product.Product, product.Units)).ShouldBe(sold, ignoreOrder: true);
        foreach (var product in projected) product.Available.ShouldBe(await Shop.AvailableAsync(product.Product), $"the level of product {product.Product} in the report");
    }
}

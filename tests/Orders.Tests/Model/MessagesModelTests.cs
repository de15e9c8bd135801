using Dapper;
using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Orders.Tests.Model;

/// <summary>Compares phase 3 with a simple model while messages are lost, delayed, duplicated or reordered.</summary>
public sealed class MessagesModelTests(BrokerlessShop fixture) : IClassFixture<BrokerlessShop>
{
    static readonly string[] Services = ["orders", "inventory", "payments"];

    Shop Shop => fixture.Shop;

    [Fact]
    public void Late_lost_duplicated_or_reordered_messages_do_not_change_the_final_state() =>
        Prop.ForAll(ShopOperation.Sequences, operations => RunAsync(operations).GetAwaiter().GetResult()).Check(ShopOperation.CheckConfig);

    async Task RunAsync(IReadOnlyList<ShopOperation> operations)
    {
        var (model, transport, responses) = (await ShopModel.CreateAsync(Shop), new InMemoryTransport(Shop), new Dictionary<string, Order>());
        foreach (var operation in operations)
        {
            switch (operation.Kind)
            {
                case 0 or 1 or 2:
                    await PlaceAsync(model.AddOrder(operation), responses);
                    break;
                case 3 when model.RequestedOrders is not []:
                    await PlaceAsync(model.RequestedOrders[operation.First % model.RequestedOrders.Count], responses);
                    break;
                case 4 or 5:
                    await transport.CollectAsync(Services[operation.First % Services.Length], keepInOutbox: operation.Second % 4 is 0);
                    break;
                default:
                    await transport.DeliverAsync(operation.First, asBatch: operation.Second % 2 is 0, acknowledged: operation.Second % 5 is not 0, succeeds: operation.Second % 7 is not 0);
                    break;
            }
        }
        await DeliverAllAsync(transport);
        await model.ShouldMatchAsync(Shop, responses, mayFail: false);
        await ReportShouldMatchStoredOrdersAsync([.. model.Products]);
    }

    async Task PlaceAsync(RequestedOrder requestedOrder, Dictionary<string, Order> responses)
    {
        var services = Shop.Services["orders"];
        try
        {
            responses[requestedOrder.Key] = await services.GetRequiredService<IOrderPlacement>().PlaceAsync(requestedOrder.Request, requestedOrder.IdempotencyKey, CancellationToken.None);
        }
        catch (KeyUsedException exception)
        {
            (await services.GetRequiredService<Evolution.Orders.Placing.IdempotencyReplay>().FindAsync(exception.Key, CancellationToken.None)).ShouldNotBeNull().Id.ShouldBe(responses[requestedOrder.Key].Id);
        }
    }

    static async Task DeliverAllAsync(InMemoryTransport transport)
    {
        do
        {
            while (!transport.IsEmpty) await transport.DeliverAsync(0, asBatch: true, acknowledged: true, succeeds: true);
            foreach (var service in Services) await transport.CollectAsync(service, keepInOutbox: false);
        }
        while (!transport.IsEmpty);
    }

    /// <summary>Asserts that the report equals the stored orders and stock, regardless of the order of messages.</summary>
    async Task ReportShouldMatchStoredOrdersAsync(int[] products)
    {
        await using var connection = await Shop.ConnectAsync();
        var projectedSales = (await connection.QueryAsync<(int Product, long Units, long Available)>("SELECT product_id, units, available FROM orders.sales JOIN orders.stock_levels USING (product_id) WHERE product_id = ANY(@products)", new { products })).AsList();
        var soldUnits = (await connection.QueryAsync<(int Product, long Units)>("""
            SELECT l.product_id, sum(l.quantity)::bigint FROM orders.order_lines l JOIN orders.orders o ON o.id = l.order_id 
            WHERE o.status = 'confirmed' AND l.product_id = ANY(@products) GROUP BY l.product_id
            """, new { products })).AsList();
        projectedSales.Select(product => (product.Product, product.Units)).ShouldBe(soldUnits, ignoreOrder: true);
        foreach (var product in projectedSales) product.Available.ShouldBe(await Shop.GetAvailableAsync(product.Product), $"the level of product {product.Product} in the report");
    }
}

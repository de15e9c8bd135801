using Dapper;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using Evolution.Orders.Reading;
using Evolution.ServiceDefaults.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Orders.Tests.Pacts;

/// <summary>Orders with message-based placement, its stores and the broker, without other services.</summary>
public sealed class OrdersFixture(AllServers servers) : ServiceFixture(servers)
{
    public string Messaging => servers.Messaging;

    /// <summary>Handles a message for a pending order in a transaction that is rolled back. One item of product <paramref name="sold"/> was sold before.</summary>
    /// <returns>The rows that Orders has written, as JSON.</returns>
    public async Task<string> HandleAsync<TMessage>(TMessage message, Guid order, int sold) where TMessage : IOrderMessage
    {
        await using var connection = new NpgsqlConnection($"{Database};Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await OrderStore.ExecuteAsync(connection, OrderStore.CreateInsertCommands(new(order, "anna", OrderStatus.Pending, null, [new(7, 2, null)], null, DateTimeOffset.UnixEpoch)), null, default);
        await connection.ExecuteAsync("""
            INSERT INTO orders.sales (product_id, name, units, revenue_minor, currency) VALUES (@sold, 'Chair', 1, 1, 'EUR');
            INSERT INTO orders.stock_levels (product_id, available, version) VALUES (@sold, 1, 1);
            """, new { sold });
        await Service.Services.GetRequiredService<IMessageHandler<TMessage>>().HandleAsync([message], connection, default);
        return (await connection.ExecuteScalarAsync<string>("""
            SELECT json_build_object(
                'orders', (SELECT json_agg(o ORDER BY id) FROM (SELECT id, status, reason, total_minor, currency FROM orders.orders) o),
                'lines', (SELECT json_agg(l) FROM (SELECT order_id, product_id, unit_price_minor FROM orders.order_lines) l),
                'sales', (SELECT json_agg(s ORDER BY product_id) FROM (SELECT * FROM orders.sales JOIN orders.stock_levels USING (product_id)) s),
                'totals', (SELECT json_agg(t) FROM (SELECT currency, orders, charged_minor FROM orders.sales_totals) t))::text
            """))!;
    }

    protected override RunningService Start(IEnumerable<(string Name, string Value)> settings) =>
        RunningService.Start<OrderReader>([.. settings, ("ConnectionStrings:messaging", Messaging), ("Orders:Placement", "Messages")]);
}

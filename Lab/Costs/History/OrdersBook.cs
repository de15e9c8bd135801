using Npgsql;
using NpgsqlTypes;

namespace Evolution.Lab.Costs.History;

/// <summary>Writes the part of past orders that Orders stores.</summary>
public sealed class OrdersBook(NpgsqlConnection connection)
{
    /// <summary>Writes the orders and their lines.</summary>
    public async Task StoreAsync(IReadOnlyList<PastOrder> orders, CancellationToken cancellation)
    {
        await using (var copy = await connection.BeginBinaryImportAsync("COPY orders.orders (id, customer_id, status, total_minor, currency, placed_at) FROM STDIN (FORMAT BINARY)", cancellation))
        {
            foreach (var order in orders)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(order.Id, NpgsqlDbType.Uuid, cancellation);
                await copy.WriteAsync(order.Customer, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync("confirmed", NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(order.TotalMinor, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(PastOrder.Currency, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(order.PlacedAt, NpgsqlDbType.TimestampTz, cancellation);
            }
            await copy.CompleteAsync(cancellation);
        }

        await using var lines = await connection.BeginBinaryImportAsync("COPY orders.order_lines (order_id, product_id, quantity, unit_price_minor) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var (order, line) in orders.SelectMany(order => order.Lines.Select(line => (order, line))))
        {
            await lines.StartRowAsync(cancellation);
            await lines.WriteAsync(order.Id, NpgsqlDbType.Uuid, cancellation);
            await lines.WriteAsync(line.Product.Id, NpgsqlDbType.Integer, cancellation);
            await lines.WriteAsync(line.Quantity, NpgsqlDbType.Integer, cancellation);
            await lines.WriteAsync(line.Product.PriceMinor, NpgsqlDbType.Bigint, cancellation);
        }
        await lines.CompleteAsync(cancellation);
    }
}

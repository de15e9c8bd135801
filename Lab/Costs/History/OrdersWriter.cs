using Npgsql;
using NpgsqlTypes;

namespace Evolution.Lab.Costs.History;

/// <summary>Writes the data of historical orders that Orders stores.</summary>
public sealed class OrdersWriter(NpgsqlConnection connection)
{
    /// <summary>Writes the orders and their lines.</summary>
    public async Task WriteOrdersAsync(IReadOnlyList<HistoricalOrder> orders, CancellationToken cancellationToken)
    {
        await using (var copy = await connection.BeginBinaryImportAsync("COPY orders.orders (id, customer_id, status, total_minor, currency, placed_at) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            foreach (var order in orders)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(order.Id, NpgsqlDbType.Uuid, cancellationToken);
                await copy.WriteAsync(order.Customer, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync("confirmed", NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(order.TotalMinor, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(HistoricalOrder.Currency, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(order.PlacedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            }
            await copy.CompleteAsync(cancellationToken);
        }

        await using var lines = await connection.BeginBinaryImportAsync("COPY orders.order_lines (order_id, product_id, quantity, unit_price_minor) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var (order, line) in orders.SelectMany(order => order.Lines.Select(line => (order, line))))
        {
            await lines.StartRowAsync(cancellationToken);
            await lines.WriteAsync(order.Id, NpgsqlDbType.Uuid, cancellationToken);
            await lines.WriteAsync(line.Product.Id, NpgsqlDbType.Integer, cancellationToken);
            await lines.WriteAsync(line.Quantity, NpgsqlDbType.Integer, cancellationToken);
            await lines.WriteAsync(line.Product.PriceMinor, NpgsqlDbType.Bigint, cancellationToken);
        }
        await lines.CompleteAsync(cancellationToken);
    }
}

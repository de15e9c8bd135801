using Npgsql;
using NpgsqlTypes;

namespace Evolution.Lab.Costs.History;

/// <summary>Writes the data of historical orders that Payments stores.</summary>
public sealed class PaymentsWriter(NpgsqlConnection connection)
{
    /// <summary>Writes the orders' charges.</summary>
    public async Task WriteChargesAsync(IReadOnlyList<HistoricalOrder> orders, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY payments.charges (order_id, customer_id, amount_minor, currency, status, changed_at) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var order in orders)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(order.Id, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(order.Customer, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(order.TotalMinor, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(HistoricalOrder.Currency, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync("charged", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(order.PlacedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        }
        await copy.CompleteAsync(cancellationToken);
    }
}

using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Evolution.Lab.Costs.History;

/// <summary>Writes the data of historical orders that Inventory stores.</summary>
public sealed class InventoryWriter(NpgsqlConnection connection)
{
    const int MaxProducts = 1_000;

    // Far more than all generated orders can take of one product.
    const long MinStock = 100_000;

    /// <summary>Reads the products with sufficient stock.</summary>
    public async Task<IReadOnlyList<Product>> ReadProductsAsync(CancellationToken cancellationToken)
    {
        var products = new List<Product>();
        await using var command = new NpgsqlCommand("""
            SELECT p.id, p.name, p.price_minor FROM inventory.products p JOIN inventory.stock s ON s.product_id = p.id
            WHERE s.available >= $1 AND p.currency = $2 ORDER BY p.id LIMIT $3
            """, connection)
        { Parameters = { new() { Value = MinStock }, new() { Value = HistoricalOrder.Currency }, new() { Value = MaxProducts } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) products.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetInt64(2)));
        return products;
    }

    /// <summary>Takes the ordered items from stock, or returns them.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="sign">1 to take, -1 to return.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The stock levels after the change.</returns>
    public async Task<IReadOnlyDictionary<int, StockLevel>> ChangeStockAsync(IReadOnlyList<HistoricalOrder> orders, int sign, CancellationToken cancellationToken)
    {
        var quantities = orders.SelectMany(order => order.Lines).GroupBy(line => line.Product.Id).ToDictionary(product => product.Key, product => sign * product.Sum(line => (long)line.Quantity));
        var levels = new Dictionary<int, StockLevel>();
        await using var command = new NpgsqlCommand("""
            UPDATE inventory.stock s SET available = s.available - t.quantity, version = s.version + 1
            FROM unnest($1, $2) AS t (product_id, quantity) WHERE s.product_id = t.product_id
            RETURNING s.product_id, s.available, s.version
            """, connection)
        { Parameters = { new() { Value = quantities.Keys.ToArray() }, new() { Value = quantities.Values.ToArray() } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) levels[reader.GetInt32(0)] = new(reader.GetInt64(1), reader.GetInt64(2));
        return levels;
    }

    /// <summary>Writes the orders' reservations.</summary>
    public async Task WriteReservationsAsync(IReadOnlyList<HistoricalOrder> orders, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY inventory.reservations (order_id, status, lines, changed_at) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var order in orders)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(order.Id, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync("reserved", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(JsonSerializer.Serialize(order.Lines.Select(line => new { productId = line.Product.Id, quantity = line.Quantity })), NpgsqlDbType.Jsonb, cancellationToken);
            await copy.WriteAsync(order.PlacedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        }
        await copy.CompleteAsync(cancellationToken);
    }
}

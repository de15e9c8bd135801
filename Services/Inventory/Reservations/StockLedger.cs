using System.Text.Json;
using Dapper;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Npgsql;

namespace Evolution.Inventory.Reservations;

/// <summary>
/// Takes and gives back stock, for many orders in one transaction. The rows of their products are always locked in the same sequence,
/// so that transactions wait for each other and never deadlock. Each order gets everything that it requests or nothing.
/// </summary>
sealed class StockLedger
{
    /// <summary>Takes stock for orders, in the transaction that the connection is in. An order that is already known takes nothing more.</summary>
    /// <returns>The outcome of each request, in the order given.</returns>
    public async Task<IReadOnlyList<StockOutcome>> TakeAsync(IReadOnlyList<StockRequest> requests, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var fresh = await ClaimAsync(requests, connection, cancellationToken);
        var known = await FindAsync([.. requests.Select(request => request.OrderId).Where(order => !fresh.Contains(order))], connection, cancellationToken);
        var levels = await LockAsync(requests.SelectMany(request => request.Lines), connection, cancellationToken);

        var outcomes = requests.Select(request => known.TryGetValue(request.OrderId, out var reservation)
            ? new StockOutcome.Known(request.OrderId, reservation)
            : Take(request, levels)).ToArray();

        await SaveAsync(levels.Values, connection);
        await ForgetAsync(outcomes.OfType<StockOutcome.Refused>(), connection);
        return outcomes;
    }

    /// <summary>
    /// Gives back the stock that orders took. An order that has taken nothing yet is stored as released, so that a request that is
    /// still in flight takes nothing.
    /// </summary>
    /// <returns>The stock levels afterwards, by order; orders that had nothing to give back are not included.</returns>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StockLevel>>> GiveBackAsync(IReadOnlyList<Guid> orders, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var held = await connection.QueryAsync<ReservationRow>(new CommandDefinition("""
            INSERT INTO inventory.reservations (order_id, status, lines) SELECT unnest(@ids), 'released', '[]'
            ON CONFLICT (order_id) DO UPDATE SET status = 'released', changed_at = now() WHERE reservations.status = 'reserved'
            RETURNING order_id AS OrderId, status, lines
            """, new { ids = orders.Distinct().Order().ToArray() }, cancellationToken: cancellationToken));
        var returned = held.Select(row => row.ToReservation()).Where(reservation => reservation.Lines.Count > 0).ToArray();
        if (returned is []) return new Dictionary<Guid, IReadOnlyList<StockLevel>>();

        var levels = await LockAsync(returned.SelectMany(reservation => reservation.Lines), connection, cancellationToken);
        foreach (var line in returned.SelectMany(reservation => reservation.Lines)) levels[line.ProductId].Change(line.Quantity);
        await SaveAsync(levels.Values, connection);
        return returned.ToDictionary(
            reservation => reservation.OrderId,
            reservation => (IReadOnlyList<StockLevel>)[.. reservation.Lines.Select(line => levels[line.ProductId].Level)]);
    }

    /// <summary>Finds the reservations of orders, by order; orders without one are not included.</summary>
    public async Task<IReadOnlyDictionary<Guid, Reservation>> FindAsync(Guid[] orders, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (orders is []) return new Dictionary<Guid, Reservation>();
        var rows = await connection.QueryAsync<ReservationRow>(new CommandDefinition(
            "SELECT order_id AS OrderId, status, lines FROM inventory.reservations WHERE order_id = ANY(@orders)", new { orders }, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.OrderId, row => row.ToReservation());
    }

    static StockOutcome Take(StockRequest request, Dictionary<int, ProductLevel> levels)
    {
        foreach (var line in request.Lines)
        {
            if (!levels.TryGetValue(line.ProductId, out var level))
                return new StockOutcome.Refused(request.OrderId, OrderStatus.Rejected, $"There is no product {line.ProductId}.");
            if (level.Currency != levels[request.Lines[0].ProductId].Currency)
                return new StockOutcome.Refused(request.OrderId, OrderStatus.Rejected, $"The products are priced in {levels[request.Lines[0].ProductId].Currency} and {level.Currency}; an order has one currency.");
            if (level.Available < line.Quantity)
                return new StockOutcome.Refused(request.OrderId, OrderStatus.OutOfStock, $"There are {level.Available} pieces left of product {line.ProductId}, not {line.Quantity}.");
        }
        return new StockOutcome.Taken(request.OrderId, [.. request.Lines.Select(line => levels[line.ProductId].Take(line.Quantity))]);
    }

    static async Task<Dictionary<int, ProductLevel>> LockAsync(IEnumerable<OrderLine> lines, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var ids = lines.Select(line => line.ProductId).Distinct().ToArray();
        if (ids is []) return [];
        var levels = await connection.QueryAsync<ProductLevel>(new CommandDefinition("""
            SELECT s.product_id AS ProductId, p.name, p.price_minor AS PriceMinor, p.currency, s.available, s.version
            FROM inventory.stock s JOIN inventory.products p ON p.id = s.product_id
            WHERE s.product_id = ANY(@ids) ORDER BY s.product_id FOR UPDATE OF s
            """, new { ids }, cancellationToken: cancellationToken));
        return levels.ToDictionary(level => level.ProductId);
    }

    static async Task SaveAsync(IEnumerable<ProductLevel> levels, NpgsqlConnection connection)
    {
        var changed = levels.Where(level => level.Changed).ToArray();
        if (changed is []) return;
        await connection.ExecuteAsync("""
            UPDATE inventory.stock s SET available = new.available, version = new.version
            FROM unnest(@ids, @available, @versions) AS new (product_id, available, version) WHERE s.product_id = new.product_id
            """,
            new
            {
                ids = changed.Select(level => level.ProductId).ToArray(),
                available = changed.Select(level => level.Available).ToArray(),
                versions = changed.Select(level => level.Version).ToArray(),
            });
    }

    /// <summary>
    /// Inserts the reservations of orders that have none. Waits for a concurrent reservation or release of the same order. As
    /// everywhere, reservations are locked before stock.
    /// </summary>
    /// <returns>The orders whose reservation this call inserted.</returns>
    static async Task<IReadOnlySet<Guid>> ClaimAsync(IReadOnlyList<StockRequest> requests, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var claimed = await connection.QueryAsync<Guid>(new CommandDefinition("""
            INSERT INTO inventory.reservations (order_id, status, lines)
            SELECT order_id, 'reserved', lines::jsonb FROM unnest(@orders, @lines) AS new (order_id, lines) ORDER BY order_id
            ON CONFLICT DO NOTHING RETURNING order_id
            """,
            new
            {
                orders = requests.Select(request => request.OrderId).ToArray(),
                lines = requests.Select(request => JsonSerializer.Serialize(request.Lines, ContractsJson.Default.IReadOnlyListOrderLine)).ToArray(),
            }, cancellationToken: cancellationToken));
        return claimed.ToHashSet();
    }

    /// <summary>Deletes the reservations of refused orders, so that they can try again when there is more stock.</summary>
    static async Task ForgetAsync(IEnumerable<StockOutcome.Refused> refused, NpgsqlConnection connection)
    {
        var orders = refused.Select(outcome => outcome.OrderId).ToArray();
        if (orders is not []) await connection.ExecuteAsync("DELETE FROM inventory.reservations WHERE order_id = ANY(@orders)", new { orders });
    }
}

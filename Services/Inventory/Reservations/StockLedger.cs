using System.Text.Json;
using Dapper;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Npgsql;

namespace Evolution.Inventory.Reservations;

/// <summary>
/// Takes and gives back stock, for many orders in one transaction: the rows of all their products are locked in one order, so
/// that transactions wait for each other and never deadlock, and each order gets all of what it wants or nothing.
/// </summary>
sealed class StockLedger
{
    /// <summary>Takes stock for orders, in the transaction that the connection is in. An order that was here before is not served again.</summary>
    /// <returns>What became of each, in the order given.</returns>
    public async Task<IReadOnlyList<StockOutcome>> TakeAsync(IReadOnlyList<StockRequest> requests, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var levels = await LockAsync(requests.SelectMany(request => request.Lines), connection, cancellation);
        var known = await FindAsync([.. requests.Select(request => request.OrderId)], connection, cancellation);

        var outcomes = requests.Select(request => known.TryGetValue(request.OrderId, out var reservation)
            ? new StockOutcome.Known(request.OrderId, reservation)
            : Take(request, levels)).ToArray();

        var taken = outcomes.OfType<StockOutcome.Taken>().ToArray();
        if (taken is []) return outcomes;
        await SaveAsync(taken.Select(outcome => (outcome.OrderId, requests.First(request => request.OrderId == outcome.OrderId).Lines)), ReservationStatus.Reserved, connection);
        await SaveAsync(levels.Values, connection);
        return outcomes;
    }

    /// <summary>
    /// Gives back what orders took. An order that took nothing yet is remembered as given back, so that a request which is
    /// still on its way takes nothing any more.
    /// </summary>
    /// <returns>The levels after it, by order; an order that has nothing to give back is not among them.</returns>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StockLevel>>> GiveBackAsync(IReadOnlyList<Guid> orders, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var held = await connection.QueryAsync<ReservationRow>("""
            INSERT INTO inventory.reservations (order_id, status, lines) SELECT unnest(@orders), 'released', '[]'
            ON CONFLICT (order_id) DO UPDATE SET status = 'released', changed_at = now() WHERE reservations.status = 'reserved'
            RETURNING order_id AS OrderId, status, lines
            """, new { orders = orders.Distinct().Order().ToArray() });
        var returned = held.Select(row => row.ToReservation()).Where(reservation => reservation.Lines.Count > 0).ToArray();
        if (returned is []) return new Dictionary<Guid, IReadOnlyList<StockLevel>>();

        var levels = await LockAsync(returned.SelectMany(reservation => reservation.Lines), connection, cancellation);
        foreach (var line in returned.SelectMany(reservation => reservation.Lines)) levels[line.ProductId].Change(line.Quantity);
        await SaveAsync(levels.Values, connection);
        return returned.ToDictionary(
            reservation => reservation.OrderId,
            reservation => (IReadOnlyList<StockLevel>)[.. reservation.Lines.Select(line => levels[line.ProductId].Level)]);
    }

    /// <summary>The reservations of those orders that have one.</summary>
    public async Task<IReadOnlyDictionary<Guid, Reservation>> FindAsync(Guid[] orders, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<ReservationRow>(new CommandDefinition(
            "SELECT order_id AS OrderId, status, lines FROM inventory.reservations WHERE order_id = ANY(@orders)", new { orders }, cancellationToken: cancellation));
        return rows.ToDictionary(row => row.OrderId, row => row.ToReservation());
    }

    static StockOutcome Take(StockRequest request, Dictionary<int, ProductLevel> levels)
    {
        foreach (var line in request.Lines)
        {
            if (!levels.TryGetValue(line.ProductId, out var level))
                return new StockOutcome.Refused(request.OrderId, OrderStatus.Rejected, $"There is no product {line.ProductId}.");
            if (level.Available < line.Quantity)
                return new StockOutcome.Refused(request.OrderId, OrderStatus.OutOfStock, $"There are {level.Available} pieces left of product {line.ProductId}, not {line.Quantity}.");
        }
        return new StockOutcome.Taken(request.OrderId, [.. request.Lines.Select(line => levels[line.ProductId].Take(line.Quantity))]);
    }

    static async Task<Dictionary<int, ProductLevel>> LockAsync(IEnumerable<OrderLine> lines, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var levels = await connection.QueryAsync<ProductLevel>(new CommandDefinition("""
            SELECT s.product_id AS ProductId, p.name, p.price_minor AS PriceMinor, p.currency, s.available, s.version
            FROM inventory.stock s JOIN inventory.products p ON p.id = s.product_id
            WHERE s.product_id = ANY(@ids) ORDER BY s.product_id FOR UPDATE OF s
            """, new { ids = lines.Select(line => line.ProductId).Distinct().ToArray() }, cancellationToken: cancellation));
        return levels.ToDictionary(level => level.ProductId);
    }

    static Task SaveAsync(IEnumerable<ProductLevel> levels, NpgsqlConnection connection)
    {
        var changed = levels.Where(level => level.Changed).ToArray();
        return connection.ExecuteAsync("""
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

    static Task SaveAsync(IEnumerable<(Guid OrderId, IReadOnlyList<OrderLine> Lines)> reservations, ReservationStatus status, NpgsqlConnection connection)
    {
        var saved = reservations.ToArray();
        return connection.ExecuteAsync("INSERT INTO inventory.reservations (order_id, status, lines) SELECT order_id, @status, lines::jsonb FROM unnest(@orders, @lines) AS new (order_id, lines)",
            new
            {
                status = status.ToString().ToLowerInvariant(),
                orders = saved.Select(reservation => reservation.OrderId).ToArray(),
                lines = saved.Select(reservation => JsonSerializer.Serialize(reservation.Lines, ContractsJson.Default.IReadOnlyListOrderLine)).ToArray(),
            });
    }
}

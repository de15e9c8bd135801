using System.Text.Json;
using Dapper;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Npgsql;

namespace Evolution.Inventory.Reservations;

/// <summary>
/// Reserves and releases stock, for many orders in one transaction. Product rows are always locked in order of their ids, so that
/// transactions never deadlock. An order gets all of its stock or none.
/// </summary>
sealed class StockLedger
{
    /// <summary>Reserves stock for orders, in the connection's transaction. An order that already has a reservation is not changed.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="keepRefusals">Whether a refusal is final, so that a repeated request is refused as well; otherwise it can succeed when there is more stock.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The outcome of each request, in the order given.</returns>
    public async Task<IReadOnlyList<StockOutcome>> ReserveAsync(IReadOnlyList<StockRequest> requests, bool keepRefusals, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var newOrders = await InsertReservationsAsync(requests, connection, cancellationToken);
        var existingRows = await FindRowsAsync([.. requests.Select(request => request.OrderId).Where(order => !newOrders.Contains(order))], connection, cancellationToken);
        var refusals = existingRows.Where(row => row.IsRefused).ToDictionary(row => row.OrderId, row => row.ToRefusal());
        var existingReservations = existingRows.Where(row => !row.IsRefused).ToDictionary(row => row.OrderId, row => row.ToReservation());
        var levels = await LockAsync(requests.SelectMany(request => request.Lines).Concat(existingReservations.Values.SelectMany(reservation => reservation.Lines)), connection, cancellationToken);

        // A batch may contain an order twice, because its message was sent again.
        var outcomes = requests.DistinctBy(request => request.OrderId).Select(request =>
            existingReservations.TryGetValue(request.OrderId, out var reservation) ? new StockOutcome.Existing(request.OrderId, reservation, [.. reservation.Lines.Select(line => levels[line.ProductId].ToReservedLine(line.Quantity))])
            : refusals.GetValueOrDefault(request.OrderId) ?? Reserve(request, levels)).ToDictionary(outcome => outcome.OrderId);

        await SaveAsync(levels.Values, connection);
        StockOutcome.Refused[] newRefusals = [.. outcomes.Values.OfType<StockOutcome.Refused>().Where(refusal => !refusals.ContainsKey(refusal.OrderId))];
        if (keepRefusals) await KeepRefusalsAsync(newRefusals, connection);
        else await DeleteReservationsAsync(newRefusals, connection);
        return [.. requests.Select(request => outcomes[request.OrderId])];
    }

    /// <summary>
    /// Releases the stock of orders. An order without a reservation is stored as released, so that a request that is still in flight
    /// reserves nothing.
    /// </summary>
    /// <returns>The releases by order id, including earlier ones. Orders that never had reserved stock are not included.</returns>
    public async Task<IReadOnlyDictionary<Guid, StockRelease>> ReleaseAsync(IReadOnlyList<Guid> orders, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var releasedRows = await connection.QueryAsync<ReservationRow>(new CommandDefinition("""
            INSERT INTO inventory.reservations (order_id, status, lines) SELECT unnest(@ids), 'released', '[]'
            ON CONFLICT (order_id) DO UPDATE SET status = 'released', changed_at = now() WHERE reservations.status <> 'released'
            RETURNING order_id AS OrderId, status, lines, NULL AS outcome, NULL AS reason
            """, new { ids = orders.Distinct().Order().ToArray() }, cancellationToken: cancellationToken));
        var newReleases = releasedRows.Select(row => row.ToReservation()).ToDictionary(reservation => reservation.OrderId);
        var earlierReleases = await FindAsync([.. orders.Where(order => !newReleases.ContainsKey(order))], connection, cancellationToken);

        var reservations = newReleases.Values.Concat(earlierReleases.Values).Where(reservation => reservation.Lines.Count > 0).ToArray();
        var levels = await LockAsync(reservations.SelectMany(reservation => reservation.Lines), connection, cancellationToken);
        foreach (var line in newReleases.Values.SelectMany(reservation => reservation.Lines)) levels[line.ProductId].Adjust(line.Quantity);
        await SaveAsync(levels.Values, connection);
        return reservations.ToDictionary(
            reservation => reservation.OrderId,
            reservation => new StockRelease([.. reservation.Lines.Select(line => levels[line.ProductId].Level)], newReleases.ContainsKey(reservation.OrderId)));
    }

    /// <summary>Finds the reservations of orders, by order id. Orders without a reservation are not included.</summary>
    public async Task<IReadOnlyDictionary<Guid, Reservation>> FindAsync(Guid[] orders, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await FindRowsAsync(orders, connection, cancellationToken);
        return rows.Where(row => !row.IsRefused).ToDictionary(row => row.OrderId, row => row.ToReservation());
    }

    static async Task<IReadOnlyList<ReservationRow>> FindRowsAsync(Guid[] orders, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (orders is []) return [];
        return (await connection.QueryAsync<ReservationRow>(new CommandDefinition(
            $"SELECT {ReservationRow.Columns} FROM inventory.reservations WHERE order_id = ANY(@orders)", new { orders }, cancellationToken: cancellationToken))).AsList();
    }

    static StockOutcome Reserve(StockRequest request, Dictionary<int, ProductLevel> levels)
    {
        foreach (var line in request.Lines)
        {
            if (!levels.TryGetValue(line.ProductId, out var level))
                return new StockOutcome.Refused(request.OrderId, OrderStatus.Rejected, $"There is no product {line.ProductId}.");
            if (level.Currency != levels[request.Lines[0].ProductId].Currency)
                return new StockOutcome.Refused(request.OrderId, OrderStatus.Rejected, $"The products are priced in {levels[request.Lines[0].ProductId].Currency} and {level.Currency}; an order must have a single currency.");
            if (level.Available < line.Quantity)
                return new StockOutcome.Refused(request.OrderId, OrderStatus.OutOfStock, $"Insufficient stock for product {line.ProductId}: {level.Available} available, {line.Quantity} requested.");
        }
        // The product of the largest price and quantity is 10^15, so the sum of the lines does not overflow.
        if (request.Lines.Sum(line => levels[line.ProductId].PriceMinor * line.Quantity) > Limits.Amount)
            return new StockOutcome.Refused(request.OrderId, OrderStatus.Rejected, $"The total must not exceed {Limits.Amount} in the currency's smallest unit.");
        return new StockOutcome.Reserved(request.OrderId, [.. request.Lines.Select(line => levels[line.ProductId].Reserve(line.Quantity))]);
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
        var changedLevels = levels.Where(level => level.IsChanged).ToArray();
        if (changedLevels is []) return;
        await connection.ExecuteAsync("""
            UPDATE inventory.stock s SET available = new.available, version = new.version
            FROM unnest(@ids, @available, @versions) AS new (product_id, available, version) WHERE s.product_id = new.product_id
            """,
            new
            {
                ids = changedLevels.Select(level => level.ProductId).ToArray(),
                available = changedLevels.Select(level => level.Available).ToArray(),
                versions = changedLevels.Select(level => level.Version).ToArray(),
            });
    }

    /// <summary>
    /// Inserts the reservations of orders that have none. Waits for a concurrent reservation or release of the same order.
    /// Reservations are always locked before stock.
    /// </summary>
    /// <returns>The orders whose reservation this call inserted.</returns>
    static async Task<IReadOnlySet<Guid>> InsertReservationsAsync(IReadOnlyList<StockRequest> requests, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var insertedOrders = await connection.QueryAsync<Guid>(new CommandDefinition("""
            INSERT INTO inventory.reservations (order_id, status, lines)
            SELECT order_id, 'reserved', lines::jsonb FROM unnest(@orders, @lines) AS new (order_id, lines) ORDER BY order_id
            ON CONFLICT DO NOTHING RETURNING order_id
            """,
            new
            {
                orders = requests.Select(request => request.OrderId).ToArray(),
                lines = requests.Select(request => JsonSerializer.Serialize(request.Lines, ContractsJson.Default.IReadOnlyListOrderLine)).ToArray(),
            }, cancellationToken: cancellationToken));
        return insertedOrders.ToHashSet();
    }

    static async Task KeepRefusalsAsync(IReadOnlyCollection<StockOutcome.Refused> refusals, NpgsqlConnection connection)
    {
        if (refusals.Count is 0) return;
        await connection.ExecuteAsync("""
            UPDATE inventory.reservations r SET status = 'refused', lines = '[]', outcome = new.outcome, reason = new.reason
            FROM unnest(@orders, @outcomes, @reasons) AS new (order_id, outcome, reason) WHERE r.order_id = new.order_id
            """,
            new
            {
                orders = refusals.Select(refusal => refusal.OrderId).ToArray(),
                outcomes = refusals.Select(refusal => $"{refusal.Status}").ToArray(),
                reasons = refusals.Select(refusal => refusal.Reason).ToArray(),
            });
    }

    /// <summary>Deletes the reservations of refused orders, so that they can be retried when there is more stock.</summary>
    static async Task DeleteReservationsAsync(IEnumerable<StockOutcome.Refused> refusals, NpgsqlConnection connection)
    {
        var orders = refusals.Select(outcome => outcome.OrderId).ToArray();
        if (orders is not []) await connection.ExecuteAsync("DELETE FROM inventory.reservations WHERE order_id = ANY(@orders)", new { orders });
    }
}

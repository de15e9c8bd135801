using Dapper;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults.Lab.Crashing;
using Npgsql;

namespace Evolution.Payments.Charges;

/// <summary>Records charges, at most one per order.</summary>
sealed class ChargeLedger(Acquirer acquirer, CrashPoints crashPoints)
{
    /// <summary>
    /// Charges cards, in the connection's transaction if there is one. An order that was already charged, declined or refunded is not
    /// changed.
    /// </summary>
    /// <returns>The charge of each order, in the order given.</returns>
    public async Task<IReadOnlyList<Charge>> ChargeAsync(IReadOnlyList<PaymentRequest> requests, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var decisions = await acquirer.DecideAsync(requests, cancellationToken);
        crashPoints.Pass(PaymentsCrashPoints.BeforeCharge);
        var recordedOrders = await connection.QueryAsync<Guid>(new CommandDefinition("""
            INSERT INTO payments.charges (order_id, customer_id, amount_minor, currency, status, reason, declined_by_score)
            SELECT order_id, customer_id, amount_minor, currency, CASE WHEN reason IS NULL THEN 'charged' ELSE 'declined' END, reason, by_score
            FROM unnest(@orders, @customers, @amounts, @currencies, @reasons, @byScore) AS new (order_id, customer_id, amount_minor, currency, reason, by_score)
            ON CONFLICT DO NOTHING
            RETURNING order_id
            """,
            new
            {
                orders = requests.Select(request => request.OrderId).ToArray(),
                customers = requests.Select(request => request.CustomerId).ToArray(),
                amounts = requests.Select(request => request.Amount.MinorUnits).ToArray(),
                currencies = requests.Select(request => request.Amount.Currency).ToArray(),
                reasons = decisions.Select(decision => decision.Refusal).ToArray(),
                byScore = decisions.Select(decision => decision.IsByScore).ToArray(),
            }, cancellationToken: cancellationToken));

        var newOrders = recordedOrders.ToHashSet();
        var existingCharges = await FindAsync([.. requests.Select(request => request.OrderId).Where(order => !newOrders.Contains(order))], connection, cancellationToken);
        return [.. requests.Zip(decisions, (request, decision) => existingCharges.TryGetValue(request.OrderId, out var charge)
            ? charge
            : new Charge(request.OrderId, request.CustomerId, request.Amount, decision.Refusal is null ? ChargeStatus.Charged : ChargeStatus.Declined, decision.Refusal))];
    }

    /// <summary>
    /// Refunds an order's charge. An order without a charge is stored as refunded, so that a charge that is still in flight
    /// is not recorded.
    /// </summary>
    public async Task<Charge> RefundAsync(Guid order, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition("""
            INSERT INTO payments.charges (order_id, status) VALUES (@order, 'refunded')
            ON CONFLICT (order_id) DO UPDATE SET status = 'refunded', changed_at = now() WHERE charges.status = 'charged'
            """, new { order }, cancellationToken: cancellationToken));
        return (await FindAsync([order], connection, cancellationToken))[order];
    }

    /// <summary>Finds the charges of orders, by order id. Orders without a charge are not included.</summary>
    public async Task<IReadOnlyDictionary<Guid, Charge>> FindAsync(Guid[] orders, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (orders is []) return new Dictionary<Guid, Charge>();
        var rows = await connection.QueryAsync<ChargeRow>(new CommandDefinition(
            $"SELECT {ChargeRow.Columns} FROM payments.charges WHERE order_id = ANY(@orders)", new { orders }, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.OrderId, row => row.ToCharge());
    }
}

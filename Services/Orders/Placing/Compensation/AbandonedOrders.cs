using Dapper;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Placing.Compensation;

/// <summary>
/// Finds orders that are still open because the process that placed them crashed or could not finish undoing them, and undoes them.
/// A replica that claims an order holds it until its new deadline, so that several replicas do not do the same work.
/// </summary>
sealed partial class AbandonedOrders(NpgsqlDataSource database, MigrationService migrations, Undoing undoing, IOptions<PlacementOptions> options, ILogger<AbandonedOrders> logger) : BackgroundService
{
    const int AtOnce = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await migrations.Completed.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.LookEvery);
        do
        {
            try
            {
                while (await UndoAsync(stoppingToken) is AtOnce)
                {
                    // An outage leaves hundreds of orders: after a full batch, the next one follows at once, without waiting for the timer.
                }
            }
            catch (NpgsqlException exception)
            {
                LogPostponed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Undoes one batch of orders. An order that cannot be undone now is claimed again after its new deadline.</summary>
    /// <returns>The number of orders that were claimed.</returns>
    async Task<int> UndoAsync(CancellationToken cancellationToken)
    {
        var taken = await TakeAsync(cancellationToken);
        await Task.WhenAll(taken.Select(order => undoing.FinishAsync(order.Id, order.Trace)));
        if (taken.Count > 0) LogTaken(taken.Count);
        return taken.Count;
    }

    async Task<IReadOnlyList<Taken>> TakeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var taken = await connection.QueryAsync<Taken>(new CommandDefinition("""
            UPDATE orders.orders
            SET status = 'undoing', outcome = COALESCE(outcome, 'failed'), reason = COALESCE(reason, 'It was not finished in time.'), deadline = now() + @lease
            WHERE id IN (SELECT id FROM orders.orders WHERE deadline < now() ORDER BY deadline LIMIT @AtOnce FOR UPDATE SKIP LOCKED)
            RETURNING id, trace_parent AS Trace
            """, new { AtOnce, lease = options.Value.AbandonedAfter }, cancellationToken: cancellationToken));
        return taken.AsList();
    }

    sealed record Taken(Guid Id, string? Trace);

    [LoggerMessage(LogLevel.Information, "{Count} abandoned orders were taken up to be undone")]
    partial void LogTaken(int count);

    [LoggerMessage(LogLevel.Warning, "Abandoned orders are looked for later: {Cause}")]
    partial void LogPostponed(string cause);
}

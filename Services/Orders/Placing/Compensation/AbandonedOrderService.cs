using Dapper;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Placing.Compensation;

/// <summary>
/// Finds and undoes orders that are still open because the process that placed them crashed or could not undo them. A replica holds a
/// claimed order until its new deadline, so that no other replica undoes it.
/// </summary>
sealed partial class AbandonedOrderService(NpgsqlDataSource database, MigrationService migrations, OrderCompensator compensator, IOptions<PlacementOptions> options, ILogger<AbandonedOrderService> logger) : BackgroundService
{
    const int BatchSize = OrderCompensator.BatchSize;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await migrations.Completed.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.PollInterval);
        do
        {
            try
            {
                await compensator.RetryPostponedAsync();
                while (await UndoBatchAsync(stoppingToken) is BatchSize)
                {
                    // Process the next batch immediately: an outage can leave hundreds of orders.
                }
            }
            catch (NpgsqlException exception)
            {
                LogPollFailed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Undoes one batch of orders. An order that cannot be undone now is claimed again after its new deadline.</summary>
    /// <returns>The number of orders that were claimed.</returns>
    async Task<int> UndoBatchAsync(CancellationToken cancellationToken)
    {
        var claimedOrders = await ClaimAsync(cancellationToken);
        await Task.WhenAll(claimedOrders.Select(order => compensator.FinishAsync(order.Id, order.Trace)));
        if (claimedOrders.Count > 0) LogClaimedOrders(claimedOrders.Count);
        return claimedOrders.Count;
    }

    async Task<IReadOnlyList<ClaimedOrder>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var claimedOrders = await connection.QueryAsync<ClaimedOrder>(new CommandDefinition("""
            UPDATE orders.orders
            SET status = 'undoing', outcome = COALESCE(outcome, 'failed'), reason = COALESCE(reason, 'The order was not completed in time.'), deadline = now() + @lease
            WHERE id IN (SELECT id FROM orders.orders WHERE deadline < now() AND status IN ('pending', 'undoing') ORDER BY deadline LIMIT @BatchSize FOR UPDATE SKIP LOCKED)
            RETURNING id, trace_parent AS Trace
            """, new { BatchSize, lease = options.Value.AbandonedAfter }, cancellationToken: cancellationToken));
        return claimedOrders.AsList();
    }

    sealed record ClaimedOrder(Guid Id, string? Trace);

    [LoggerMessage(LogLevel.Information, "Claimed {Count} abandoned orders to undo them")]
    partial void LogClaimedOrders(int count);

    [LoggerMessage(LogLevel.Warning, "Finding abandoned orders failed and will be retried: {Cause}")]
    partial void LogPollFailed(string cause);
}

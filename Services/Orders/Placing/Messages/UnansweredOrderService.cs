using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dapper;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Messaging;
using Evolution.ServiceDefaults.Stores;
using MassTransit;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evolution.Orders.Placing.Messages;

/// <summary>
/// Sends the messages of orders again whose outcome has not arrived by their deadline. A broker that comes back without its queues has
/// lost messages that it had confirmed, so no outbox holds them any more. Each receiver repeats its reply to an order that it has
/// handled before, so that the order continues where the lost message was, and every step still takes effect once.
/// </summary>
sealed partial class UnansweredOrderService(NpgsqlDataSource database, MigrationService migrations, Outbox outbox, IBusControl bus, IMeterFactory meters, IOptions<PlacementOptions> options, ILogger<UnansweredOrderService> logger) : BackgroundService
{
    const int BatchSize = 100;

    // The delay doubles, because messages that only wait for a service that is down would otherwise accumulate in its queue.
    static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(10);

    readonly Counter<long> resentOrders = meters.Create("Evolution.Orders").CreateCounter<long>("evolution.orders.resent", "{order}", "Orders whose message was sent again because no outcome arrived in time.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await migrations.Completed.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.PollInterval);
        var connectedAt = Stopwatch.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // While the broker or this service was away, messages waited in outboxes and queues, and first need time to arrive.
            if (bus.CheckHealth().Status is not BusHealthStatus.Healthy) connectedAt = Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(connectedAt) < options.Value.ResendAfter) continue;
            try
            {
                if (await ResendBatchAsync(stoppingToken) is > 0 and var count)
                {
                    resentOrders.Add(count);
                    LogResent(count);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogPollFailed(exception.Message);
            }
        }
    }

    /// <summary>Stores the messages of one batch of orders in the outbox again, and extends the orders' deadlines.</summary>
    /// <returns>The number of orders.</returns>
    async Task<int> ResendBatchAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Only an open order can lack a message: one that Inventory or Payments has not decided, or a declined one whose stock is not released.
        // A message in the outbox is not lost. The age of an order only determines the delay, so it does not matter that another clock set placed_at.
        var orders = (await connection.QueryAsync<UnansweredOrder>(new CommandDefinition("""
            UPDATE orders.orders SET deadline = now() + LEAST(@MaxDelay, GREATEST(@ResendAfter, now() - placed_at))
            WHERE id IN (
                SELECT id FROM orders.orders
                WHERE deadline < now() AND card IS NOT NULL AND status IN ('pending', 'declined') AND id NOT IN (SELECT order_id FROM orders.outbox)
                ORDER BY deadline LIMIT @BatchSize FOR UPDATE SKIP LOCKED)
            RETURNING id, customer_id AS CustomerId, card, trace_parent AS Trace
            """, new { MaxDelay, options.Value.ResendAfter, BatchSize }, cancellationToken: cancellationToken))).AsList();
        if (orders is []) return 0;

        var lines = (await connection.QueryAsync<(Guid OrderId, int ProductId, int Quantity)>(new CommandDefinition(
            "SELECT order_id, product_id, quantity FROM orders.order_lines WHERE order_id = ANY(@ids) ORDER BY product_id", new { ids = orders.Select(order => order.Id).ToArray() }, cancellationToken: cancellationToken)))
            .ToLookup(line => line.OrderId, line => new OrderLine(line.ProductId, line.Quantity));
        var traces = orders.ToDictionary(order => order.Id, order => order.Trace);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { outbox.CreateStoreCommand([.. orders.Select(order => new OrderPlaced(order.Id, order.CustomerId, order.Card, [.. lines[order.Id]]))], message => traces[message.OrderId]) },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        outbox.NotifyCommitted();
        return orders.Count;
    }

    sealed record UnansweredOrder(Guid Id, string CustomerId, string Card, string? Trace);

    [LoggerMessage(LogLevel.Warning, "Sent the messages of {Count} orders again, because no outcome arrived in time")]
    partial void LogResent(int count);

    [LoggerMessage(LogLevel.Warning, "Finding unanswered orders failed and will be retried: {Cause}")]
    partial void LogPollFailed(string cause);
}

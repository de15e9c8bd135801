using System.Diagnostics;
using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>Waits until no order or message is in progress, and then checks the stored data.</summary>
public static class IntegrityCheck
{
    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    // Reading is not atomic, and data may change meanwhile. Only a violation that persists counts.
    const int MaxAttempts = 5;

    /// <summary>Checks the stored data of a shop.</summary>
    /// <param name="topology">The shop.</param>
    /// <param name="acknowledged">The orders that were acknowledged to customers.</param>
    /// <param name="timeout">How long to wait for orders to complete. Orders that are still in progress after that are a violation.</param>
    /// <param name="stragglerTimeout">How long to wait for orders that were not acknowledged. Those that are still in progress after that are left to a later check.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static Task<IntegrityFindings> RunAsync(RunningTopology topology, AcknowledgedOrders acknowledged, TimeSpan timeout, TimeSpan stragglerTimeout, CancellationToken cancellationToken) =>
        RunAsync(new ShopDataReader(topology), acknowledged, timeout, stragglerTimeout, cancellationToken);

    /// <summary>Checks the stored data that a reader returns.</summary>
    /// <inheritdoc cref="RunAsync(RunningTopology, AcknowledgedOrders, TimeSpan, TimeSpan, CancellationToken)"/>
    public static async Task<IntegrityFindings> RunAsync(ShopDataReader reader, AcknowledgedOrders acknowledged, TimeSpan timeout, TimeSpan stragglerTimeout, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var failures = 0; ;)
        {
            var isLast = Stopwatch.GetElapsedTime(started) > timeout;
            var data = await TryReadAsync(reader, isLast, cancellationToken);
            if (data is { IsSettled: false } && !isLast && Stopwatch.GetElapsedTime(started) > stragglerTimeout && IsSettledFor(data, acknowledged))
                return Findings(data, acknowledged, null, [.. IntegrityRules.LostOrders(data, acknowledged)]);
            if (data is not null && (data.IsSettled || isLast))
            {
                var findings = Findings(data, acknowledged, data.IsSettled ? Stopwatch.GetElapsedTime(started) : null, IntegrityRules.Violations(data, acknowledged));
                if (findings.Violations is [] || isLast || ++failures == MaxAttempts) return findings;
            }
            await Task.Delay(RetryDelay, cancellationToken);
        }
    }

    static IntegrityFindings Findings(ShopData data, AcknowledgedOrders acknowledged, TimeSpan? settledAfter, IReadOnlyList<Violation> violations) => new(
        new(acknowledged.All.Count(), data.Orders.Count, data.Orders.Values.Count(order => order.IsConfirmed), settledAfter?.TotalSeconds, [.. violations.Select(violation => violation.Description)]),
        data,
        violations);

    /// <summary>Whether no acknowledged order is in progress.</summary>
    static bool IsSettledFor(ShopData data, AcknowledgedOrders acknowledged) =>
        data.WaitingMessages.Count is 0 && acknowledged.All.All(order => !data.Orders.TryGetValue(order, out var stored) || !stored.IsOpen);

    /// <summary>Reads the stored data, or returns null if a damaged store is still starting.</summary>
    static async Task<ShopData?> TryReadAsync(ShopDataReader reader, bool isLast, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (Exception exception) when (!isLast && exception is NpgsqlException or RabbitMQ.Client.Exceptions.BrokerUnreachableException)
        {
            return null;
        }
    }
}

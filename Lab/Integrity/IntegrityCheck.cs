using System.Diagnostics;
using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>Waits until no order or message is in progress, and then checks the stored data.</summary>
public static class IntegrityCheck
{
    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    // Reading is not atomic, so data may change in the meantime. Only a violation that persists counts.
    const int MaxFailedAttempts = 5;

    /// <summary>Checks the stored data of a shop.</summary>
    /// <param name="topology">The shop.</param>
    /// <param name="acknowledged">The orders that were acknowledged to customers.</param>
    /// <param name="timeout">The maximum time to wait for orders to complete. Orders that are still in progress after that are a violation.</param>
    /// <param name="unacknowledgedOrderTimeout">The maximum time to wait for orders that were not acknowledged. A later check covers those that are still in progress after that.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static Task<IntegrityFindings> RunAsync(RunningTopology topology, AcknowledgedOrders acknowledged, TimeSpan timeout, TimeSpan unacknowledgedOrderTimeout, CancellationToken cancellationToken) =>
        RunAsync(new ShopDataReader(topology), acknowledged, timeout, unacknowledgedOrderTimeout, cancellationToken);

    /// <summary>Checks the stored data that a reader returns.</summary>
    /// <inheritdoc cref="RunAsync(RunningTopology, AcknowledgedOrders, TimeSpan, TimeSpan, CancellationToken)"/>
    public static async Task<IntegrityFindings> RunAsync(ShopDataReader reader, AcknowledgedOrders acknowledged, TimeSpan timeout, TimeSpan unacknowledgedOrderTimeout, CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        for (var failureCount = 0; ;)
        {
            var isTimedOut = Stopwatch.GetElapsedTime(startedAt) > timeout;
            var data = await TryReadAsync(reader, isTimedOut, cancellationToken);
            if (data is { IsSettled: false } && !isTimedOut && Stopwatch.GetElapsedTime(startedAt) > unacknowledgedOrderTimeout && AreAcknowledgedOrdersSettled(data, acknowledged))
                return CreateFindings(data, acknowledged, null, [.. IntegrityRules.FindLostOrders(data, acknowledged)]);
            if (data is not null && (data.IsSettled || isTimedOut))
            {
                var findings = CreateFindings(data, acknowledged, data.IsSettled ? Stopwatch.GetElapsedTime(startedAt) : null, IntegrityRules.FindViolations(data, acknowledged));
                if (findings.Violations is [] || isTimedOut || ++failureCount == MaxFailedAttempts) return findings;
            }
            await Task.Delay(RetryDelay, cancellationToken);
        }
    }

    static IntegrityFindings CreateFindings(ShopData data, AcknowledgedOrders acknowledged, TimeSpan? settledAfter, IReadOnlyList<Violation> violations) => new(
        new(acknowledged.All.Count(), data.Orders.Count, data.Orders.Values.Count(order => order.IsConfirmed), settledAfter?.TotalSeconds, [.. violations.Select(violation => violation.Description)]),
        data,
        violations);

    /// <summary>Whether no message is waiting and no acknowledged order is in progress.</summary>
    static bool AreAcknowledgedOrdersSettled(ShopData data, AcknowledgedOrders acknowledged) =>
        data.WaitingMessages.Count is 0 && acknowledged.All.All(order => !data.Orders.TryGetValue(order, out var stored) || !stored.IsOpen);

    /// <summary>Reads the stored data; returns null if a store is not available yet.</summary>
    static async Task<ShopData?> TryReadAsync(ShopDataReader reader, bool isTimedOut, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (Exception exception) when (!isTimedOut && exception is NpgsqlException or RabbitMQ.Client.Exceptions.BrokerUnreachableException)
        {
            return null;
        }
    }
}

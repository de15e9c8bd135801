using System.Diagnostics;
using Evolution.Lab.Hosts;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>Waits until nothing is in progress any more, and then checks the stored data.</summary>
public static class IntegrityCheck
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Reading is not atomic, and data may move from one place to the next meanwhile: only a violation that persists counts.
    const int Looks = 5;

    /// <summary>Checks the stored data of a shop.</summary>
    /// <param name="topology">The shop.</param>
    /// <param name="acknowledged">The orders that were acknowledged to customers.</param>
    /// <param name="limit">How long orders may take to reach their end. Orders that are open after that are a violation.</param>
    /// <param name="straggling">How long to wait for orders that were not acknowledged. Those that are open after that are left to a later check.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static Task<IntegrityFindings> RunAsync(RunningTopology topology, Acknowledged acknowledged, TimeSpan limit, TimeSpan straggling, CancellationToken cancellationToken) =>
        RunAsync(new BookReader(topology), acknowledged, limit, straggling, cancellationToken);

    /// <summary>Checks the stored data that a reader returns.</summary>
    /// <inheritdoc cref="RunAsync(RunningTopology, Acknowledged, TimeSpan, TimeSpan, CancellationToken)"/>
    public static async Task<IntegrityFindings> RunAsync(BookReader reader, Acknowledged acknowledged, TimeSpan limit, TimeSpan straggling, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var wrong = 0; ;)
        {
            var late = Stopwatch.GetElapsedTime(started) > limit;
            var books = await TryReadAsync(reader, late, cancellationToken);
            if (books is { IsSettled: false } && !late && Stopwatch.GetElapsedTime(started) > straggling && IsSettledFor(books, acknowledged))
                return Findings(books, acknowledged, null, [.. IntegrityRules.Lost(books, acknowledged)]);
            if (books is not null && (books.IsSettled || late))
            {
                var findings = Findings(books, acknowledged, books.IsSettled ? Stopwatch.GetElapsedTime(started) : null, IntegrityRules.Violations(books, acknowledged));
                if (findings.Violations is [] || late || ++wrong == Looks) return findings;
            }
            await Task.Delay(Pause, cancellationToken);
        }
    }

    static IntegrityFindings Findings(Books books, Acknowledged acknowledged, TimeSpan? settledAfter, IReadOnlyList<Violation> violations) => new(
        new(acknowledged.All.Count(), books.Orders.Count, books.Orders.Values.Count(order => order.IsConfirmed), settledAfter?.TotalSeconds, [.. violations.Select(violation => violation.Sentence)]),
        books,
        violations);

    /// <summary>Whether no acknowledged order is in progress.</summary>
    static bool IsSettledFor(Books books, Acknowledged acknowledged) =>
        books.Waiting.Count is 0 && acknowledged.All.All(order => !books.Orders.TryGetValue(order, out var stored) || !stored.IsOpen);

    /// <summary>Reads the stored data, or returns null if a damaged store is still starting.</summary>
    static async Task<Books?> TryReadAsync(BookReader reader, bool isLast, CancellationToken cancellationToken)
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

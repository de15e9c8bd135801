using System.Diagnostics;
using Evolution.Lab.Hosts;
using Evolution.Lab.Results;
using Npgsql;

namespace Evolution.Lab.Integrity;

/// <summary>Waits until nothing is under way any more, and then checks the books.</summary>
static class IntegrityCheck
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Reading takes a moment, in which something may pass from one place to the next: what is wrong must stay wrong.
    const int Looks = 5;

    /// <summary>Checks them.</summary>
    /// <param name="topology">The shop.</param>
    /// <param name="acknowledged">What customers were told.</param>
    /// <param name="limit">How long orders may take to reach their end. What is open then is a violation.</param>
    /// <param name="straggling">How long those are waited for that no customer was told of; what is open then leaves the check to a later one.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<(IntegrityResult Result, Books Books)> RunAsync(RunningTopology topology, Acknowledged acknowledged, TimeSpan limit, TimeSpan straggling, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var reader = new BookReader(topology);
        for (var wrong = 0; ;)
        {
            var late = Stopwatch.GetElapsedTime(started) > limit;
            var books = await TryReadAsync(reader, late, cancellation);
            if (books is { IsSettled: false } && !late && Stopwatch.GetElapsedTime(started) > straggling && IsSettledFor(books, acknowledged))
                return (Result(books, acknowledged, null, IntegrityRules.Lost(books, acknowledged)), books);
            if (books is not null && (books.IsSettled || late))
            {
                var result = Result(books, acknowledged, books.IsSettled ? Stopwatch.GetElapsedTime(started) : null, IntegrityRules.Violations(books, acknowledged));
                if (result.IsRight || late || ++wrong == Looks) return (result, books);
            }
            await Task.Delay(Pause, cancellation);
        }
    }

    static IntegrityResult Result(Books books, Acknowledged acknowledged, TimeSpan? settledAfter, IEnumerable<string> violations) =>
        new(acknowledged.All.Count(), books.Orders.Count, books.Orders.Values.Count(order => order.IsConfirmed), settledAfter?.TotalSeconds, [.. violations]);

    /// <summary>Whether nothing is under way that a customer was told of.</summary>
    static bool IsSettledFor(Books books, Acknowledged acknowledged) =>
        books.Waiting.Count is 0 && acknowledged.All.All(order => !books.Orders.TryGetValue(order, out var stored) || !stored.IsOpen);

    /// <summary>A store that was hurt may still be coming up.</summary>
    static async Task<Books?> TryReadAsync(BookReader reader, bool isLast, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation);
        }
        catch (Exception failure) when (!isLast && failure is NpgsqlException or RabbitMQ.Client.Exceptions.BrokerUnreachableException)
        {
            return null;
        }
    }
}

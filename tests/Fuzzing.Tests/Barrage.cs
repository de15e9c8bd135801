using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Evolution.Fuzzing.Tests.Http;

namespace Evolution.Fuzzing.Tests;

/// <summary>Many requests on several connections, and what went wrong with them.</summary>
static partial class Barrage
{
    const int Connections = 8, Shown = 5;

    /// <summary>Sends requests and holds every answer against the promise.</summary>
    /// <param name="service">The service.</param>
    /// <param name="count">How many.</param>
    /// <param name="make">Makes the one of a number.</param>
    /// <returns>How many answers there were of each status.</returns>
    public static async Task<IReadOnlyDictionary<int, int>> SendAsync(ServiceProcess service, int count, Func<int, RawRequest> make)
    {
        var failures = new ConcurrentBag<(int Number, string Words)>();
        var statuses = new ConcurrentDictionary<int, int>();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            RawConnection? connection = null;
            while (Interlocked.Increment(ref next) is var number && number < count && failures.Count < Shown)
            {
                connection ??= await RawConnection.OpenAsync(service.Http.BaseAddress!);
                var request = make(number);
                var answer = await connection.AskAsync(request);
                if (Promise.BrokenBy(request, answer) is { } broken) failures.Add((number, $"{broken} {Seed.Variable}={Seed.Value}, request {number}:\n{request}\nanswered:\n{answer}\nlogged:\n{Logged(service, answer)}"));
                if (answer is not null) statuses.AddOrUpdate(answer.Status, 1, (_, known) => known + 1);
                if (answer is { Closes: false }) continue;
                connection.Dispose();
                connection = null;
            }
            connection?.Dispose();
        })));
        if (!failures.IsEmpty) throw new ShouldAssertException(string.Join("\n\n", failures.OrderBy(failure => failure.Number).Select(failure => failure.Words)));
        return statuses;
    }

    /// <summary>What the service has logged of a request: its answer names the trace.</summary>
    static string Logged(ServiceProcess service, RawAnswer? answer) =>
        answer is not null && TraceId().Match(answer.Text) is { Success: true } trace ? string.Join('\n', service.Lines.Where(line => line.Contains(trace.Groups[1].Value, StringComparison.Ordinal))) : "";

    [GeneratedRegex("\"traceId\":\"00-([0-9a-f]{32})")]
    private static partial Regex TraceId();
}

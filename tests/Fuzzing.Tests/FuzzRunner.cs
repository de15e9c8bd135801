using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Evolution.Fuzzing.Tests.Http;

namespace Evolution.Fuzzing.Tests;

/// <summary>Sends many requests over several connections and reports violations.</summary>
static partial class FuzzRunner
{
    const int ConnectionCount = 8, MaxFailures = 5;

    /// <summary>Sends requests and checks every response.</summary>
    /// <param name="service">The service.</param>
    /// <param name="count">The number of requests.</param>
    /// <param name="createRequest">Creates the request that has the given number.</param>
    /// <returns>The number of responses by status.</returns>
    public static async Task<IReadOnlyDictionary<int, int>> SendAsync(ServiceProcess service, int count, Func<int, RawRequest> createRequest)
    {
        var failures = new ConcurrentBag<(int Number, string Text)>();
        var statuses = new ConcurrentDictionary<int, int>();
        var lastNumber = -1;
        await Task.WhenAll(Enumerable.Range(0, ConnectionCount).Select(_ => Task.Run(async () =>
        {
            RawConnection? connection = null;
            while (Interlocked.Increment(ref lastNumber) is var number && number < count && failures.Count < MaxFailures)
            {
                connection ??= await RawConnection.OpenAsync(service.Http.BaseAddress!);
                var request = createRequest(number);
                var response = await connection.SendAsync(request);
                if (ResponseCheck.FindViolation(request, response) is { } violation) failures.Add((number, $"{violation} {Seed.Variable}={Seed.Value}, request {number}:\n{request}\nresponse:\n{response}\nlogged:\n{GetLog(service, response)}"));
                if (response is not null) statuses.AddOrUpdate(response.Status, 1, (_, occurrences) => occurrences + 1);
                if (response is { ClosesConnection: false }) continue;
                connection.Dispose();
                connection = null;
            }
            connection?.Dispose();
        })));
        if (!failures.IsEmpty) throw new ShouldAssertException(string.Join("\n\n", failures.OrderBy(failure => failure.Number).Select(failure => failure.Text)));
        return statuses;
    }

    /// <summary>Returns the log lines of a request, found by the trace id in the response.</summary>
    static string GetLog(ServiceProcess service, RawResponse? response) =>
        response is not null && TraceIdPattern().Match(response.Text) is { Success: true } trace ? string.Join('\n', service.Lines.Where(line => line.Contains(trace.Groups[1].Value, StringComparison.Ordinal))) : "";

    [GeneratedRegex("\"traceId\":\"00-([0-9a-f]{32})")]
    private static partial Regex TraceIdPattern();
}

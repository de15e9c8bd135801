using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Evolution.Inventory.Products;

namespace Evolution.Inventory.Tests;

/// <summary>A service in a separate process under a load of three times its capacity.</summary>
public sealed class OverloadTests(StoreServers servers)
{
    const string Token = "token-of-this-run";
    const int MaxConcurrency = 20;
    const double LatencySeconds = 0.1;

    // The latency limits the throughput on every machine; on a busy machine the throughput is lower.
    const double MaxCapacity = MaxConcurrency / LatencySeconds;
    static readonly TimeSpan LoadDuration = TimeSpan.FromSeconds(3), RecoveryTimeout = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task At_three_times_its_capacity_a_service_rejects_requests_quickly_in_bounded_memory_and_recovers_within_5_s()
    {
        await using var service = await ServiceProcess.StartAsync(typeof(ProductCatalog).Assembly.Location,
        [
            ("ConnectionStrings:database", await servers.CreateDatabaseAsync()), ("ConnectionStrings:cache", servers.CreateCache()),
            ("Overload:MaxConcurrentRequests", $"{MaxConcurrency}"), ("Overload:MaxQueuedRequests", $"{MaxConcurrency}"), ("Lab:Enabled", "true"), ("Lab:Token", Token),
        ]);
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        (await service.Http.PutAsJsonAsync("/lab/faults", new { latencyMilliseconds = LatencySeconds * 1000 })).EnsureSuccessStatusCode();
        // The first measurement is a warm-up.
        await MeasureCapacityAsync(service.Http);
        var capacity = await MeasureCapacityAsync(service.Http);
        capacity.ShouldBeLessThan(MaxCapacity * 1.1);
        var initialWorkingSet = service.WorkingSet;

        var unhealthyTask = Wait.UntilAsync("the service becomes unhealthy", async () => await (await service.Http.GetAsync("/health")).Content.ReadAsStringAsync() is "Unhealthy", LoadDuration);
        var results = await SendAsync(service.Http, 3 * MaxCapacity);

        var (acceptedResults, rejectedResults) = (results.Where(result => result.Status is HttpStatusCode.OK).ToArray(), results.Where(result => result.Status is HttpStatusCode.ServiceUnavailable).ToArray());
        TestContext.Current.TestOutputHelper!.WriteLine($"Capacity {capacity:0}/s, accepted {acceptedResults.Length}, rejected {rejectedResults.Length}, medians {GetMedian(acceptedResults):0.000} s and {GetMedian(rejectedResults):0.000} s, {(service.WorkingSet - initialWorkingSet) / 1024 / 1024} MiB more.");
        (acceptedResults.Length + rejectedResults.Length).ShouldBe(results.Count);
        rejectedResults.ShouldAllBe(result => result.HasRetryAfter);
        rejectedResults.Length.ShouldBeGreaterThan(results.Count / 3, "two thirds of the requests exceed the capacity");
        acceptedResults.Length.ShouldBeGreaterThan((int)(capacity * LoadDuration.TotalSeconds / 3), "the service keeps serving requests during the overload");
        GetMedian(rejectedResults).ShouldBeLessThan(GetMedian(acceptedResults) / 2);
        (service.WorkingSet - initialWorkingSet).ShouldBeLessThan(128L * 1024 * 1024);
        await unhealthyTask;

        await Wait.UntilAsync("the service is healthy and responds", async () =>
            (await service.Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK && (await service.Http.GetAsync("/stock?productId=1")).StatusCode is HttpStatusCode.OK, RecoveryTimeout);
    }

    /// <summary>Measures the responses per second with the maximum number of concurrent requests.</summary>
    static async Task<double> MeasureCapacityAsync(HttpClient http)
    {
        var (startedAt, responseCount) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(Enumerable.Range(0, MaxConcurrency).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(startedAt) < TimeSpan.FromSeconds(1))
            {
                (await http.GetAsync("/stock?productId=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
                Interlocked.Increment(ref responseCount);
            }
        }));
        return responseCount / Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
    }

    /// <summary>Sends requests at a fixed rate, regardless of how long responses take.</summary>
    static async Task<IReadOnlyCollection<Result>> SendAsync(HttpClient http, double requestsPerSecond)
    {
        var (startedAt, requests, results) = (Stopwatch.GetTimestamp(), new List<Task>(), new ConcurrentBag<Result>());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Stopwatch.GetElapsedTime(startedAt) is var elapsed && elapsed < LoadDuration)
        {
            while (requests.Count < elapsed.TotalSeconds * requestsPerSecond) requests.Add(SendOneAsync());
            await timer.WaitForNextTickAsync();
        }
        await Task.WhenAll(requests).WithTimeoutAsync("all requests complete");
        return results;

        async Task SendOneAsync()
        {
            var sentAt = Stopwatch.GetTimestamp();
            using var response = await http.GetAsync("/stock?productId=1");
            results.Add(new(response.StatusCode, Stopwatch.GetElapsedTime(sentAt).TotalSeconds,
                response.Headers.RetryAfter?.Delta > TimeSpan.Zero && response.Content.Headers.ContentType?.MediaType is "application/problem+json"));
        }
    }

    static double GetMedian(Result[] results) => results.Select(result => result.Seconds).Order().ElementAt(results.Length / 2);

    sealed record Result(HttpStatusCode Status, double Seconds, bool HasRetryAfter);
}

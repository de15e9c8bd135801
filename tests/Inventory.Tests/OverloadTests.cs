using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Evolution.Inventory.Products;

namespace Evolution.Inventory.Tests;

/// <summary>A service of the shop, in a process of its own, that is asked for three times what it can do.</summary>
public sealed class OverloadTests(StoreServers servers)
{
    const string Token = "token-of-this-run";
    const int AtWork = 20;
    const double Slowness = 0.1;

    // So slow, it can do no more, on whatever machine; on a busy one it does less.
    const double MaxCapacity = AtWork / Slowness;
    static readonly TimeSpan Load = TimeSpan.FromSeconds(3), RecoveryLimit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task At_three_times_its_capacity_it_refuses_quickly_stays_small_turns_red_and_is_well_again_within_5_s()
    {
        await using var service = await ServiceProcess.StartAsync(typeof(ProductCatalog).Assembly.Location,
        [
            ("ConnectionStrings:database", await servers.CreateDatabaseAsync()), ("ConnectionStrings:cache", servers.CreateCache()),
            ("Overload:AtWork", $"{AtWork}"), ("Overload:Waiting", $"{AtWork}"), ("Lab:Enabled", "true"), ("Lab:Token", Token),
        ]);
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        (await service.Http.PutAsJsonAsync("/lab/faults", new { latencyMilliseconds = Slowness * 1000 })).EnsureSuccessStatusCode();
        // The first round only warms it up.
        await CapacityAsync(service.Http);
        var capacity = await CapacityAsync(service.Http);
        capacity.ShouldBeLessThan(MaxCapacity * 1.1);
        var before = service.WorkingSet;

        var red = Eventually.HoldsAsync("health turns red", async () => await (await service.Http.GetAsync("/health")).Content.ReadAsStringAsync() is "Unhealthy", Load);
        var answers = await AskAsync(service.Http, 3 * MaxCapacity);

        var (taken, refused) = (answers.Where(answer => answer.Status is HttpStatusCode.OK).ToArray(), answers.Where(answer => answer.Status is HttpStatusCode.ServiceUnavailable).ToArray());
        TestContext.Current.TestOutputHelper!.WriteLine($"Capacity {capacity:0}/s, answered {taken.Length}, refused {refused.Length}, medians {Median(taken):0.000} s and {Median(refused):0.000} s, {(service.WorkingSet - before) / 1024 / 1024} MiB more.");
        (taken.Length + refused.Length).ShouldBe(answers.Count);
        refused.ShouldAllBe(answer => answer.SaysWhenToComeBack);
        refused.Length.ShouldBeGreaterThan(answers.Count / 3, "two thirds are more than it can do");
        taken.Length.ShouldBeGreaterThan((int)(capacity * Load.TotalSeconds / 3), "it does what it can meanwhile");
        Median(refused).ShouldBeLessThan(Median(taken) / 2);
        (service.WorkingSet - before).ShouldBeLessThan(128L * 1024 * 1024);
        await red;

        await Eventually.HoldsAsync("it is healthy and answers", async () =>
            (await service.Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK && (await service.Http.GetAsync("/stock?productId=1")).StatusCode is HttpStatusCode.OK, RecoveryLimit);
    }

    /// <summary>How many requests a second it answers when as many ask all the time as it takes to work at once.</summary>
    static async Task<double> CapacityAsync(HttpClient http)
    {
        var (begun, answered) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(Enumerable.Range(0, AtWork).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(1))
            {
                (await http.GetAsync("/stock?productId=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
                Interlocked.Increment(ref answered);
            }
        }));
        return answered / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>Asks so many times a second, however long answers take.</summary>
    static async Task<IReadOnlyCollection<Answer>> AskAsync(HttpClient http, double perSecond)
    {
        var (begun, sent, answers) = (Stopwatch.GetTimestamp(), new List<Task>(), new ConcurrentBag<Answer>());
        while (Stopwatch.GetElapsedTime(begun) is var passed && passed < Load)
        {
            while (sent.Count < passed.TotalSeconds * perSecond) sent.Add(AskOnceAsync());
            await Task.Delay(5);
        }
        await Task.WhenAll(sent).LimitAsync("all are answered");
        return answers;

        async Task AskOnceAsync()
        {
            var asked = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync("/stock?productId=1");
            answers.Add(new(answer.StatusCode, Stopwatch.GetElapsedTime(asked).TotalSeconds,
                answer.Headers.RetryAfter?.Delta > TimeSpan.Zero && answer.Content.Headers.ContentType?.MediaType is "application/problem+json"));
        }
    }

    static double Median(Answer[] answers) => answers.Select(answer => answer.Seconds).Order().ElementAt(answers.Length / 2);

    sealed record Answer(HttpStatusCode Status, double Seconds, bool SaysWhenToComeBack);
}

using System.Text.Json;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Peers;
using Evolution.Lab.Hosts;
using Evolution.Lab.Load;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>
/// Validates the Lab's open-loop load generator against its schedule and against hey. Reading the product takes 20 ms, so that the
/// latencies are well above the resolution of the clocks.
/// </summary>
sealed class LoadBenchmark : IBenchmark
{
    const int RequestsPerSecond = 1_000;
    const int LatencyMilliseconds = 20;
    const string Service = "inventory";
    const string Path = "/v2/products/5";
    const double RateTolerance = 0.02;
    const double LatencyTolerance = 0.10;

    static readonly Operation ReadProduct = new("read-product", Service, 100)
    {
        CreateRequest = _ => new(HttpMethod.Get, Path),
        IsExpectedStatus = RequestMix.ReadProduct.IsExpectedStatus,
        Evaluate = (_, product) => ResponseEvaluation.CorrectIf(product.TryGetProperty("price", out var price) && price.ValueKind is JsonValueKind.Object),
    };

    public string Name => "load";

    public string Summary => "the Lab's load generator, compared with hey";

    public IReadOnlyList<Prerequisite> Prerequisites => [Hey.Prerequisite];

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
    {
        await using var host = await bench.StartAsync(1, cancellationToken);
        var address = await host.Topology.GetAddressAsync(Service, cancellationToken);
        using var lab = new LabEndpointClient(host.Topology);
        await lab.PutAsync(Service, "faults", new { latencyMilliseconds = LatencyMilliseconds }, cancellationToken);

        await RunRoundAsync(address, bench.Options.WarmUpInterval, cancellationToken);
        List<Round> rounds = [];
        List<double> heyMedians = [];
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            rounds.Add(await RunRoundAsync(address, bench.Options.Window, cancellationToken));
            var latencies = await Hey.RunAsync(new(address, Path), RequestsPerSecond, bench.Options.Window, cancellationToken);
            heyMedians.Add(latencies[latencies.Count / 2]);
            bench.Report($"open loop: {Unit.PerSecond.FormatValue(rounds[^1].SendRate)}, p50 {Unit.Milliseconds.FormatValue(rounds[^1].P50)}; hey: p50 {Unit.Milliseconds.FormatValue(heyMedians[^1])}");
        }
        var error = rounds.Sum(round => round.FailedCount) is > 0 and var count ? $"{count} requests got no correct response" : null;
        return
        [
            new($"open loop, sent at {RequestsPerSecond:N0}/s", Unit.PerSecond, new([.. rounds.Select(round => round.SendRate)]))
            {
                Goals = [new(Bound.AtLeast, RequestsPerSecond * (1 - RateTolerance)), new(Bound.AtMost, RequestsPerSecond * (1 + RateTolerance))],
                Error = error,
            },
            new($"open loop, p50 of a read that takes {LatencyMilliseconds} ms", Unit.Milliseconds, new([.. rounds.Select(round => round.P50)]))
            {
                PeerName = "hey",
                Peer = new(heyMedians),
                Goals = [new(Bound.RatioAtLeast, 1 - LatencyTolerance), new(Bound.RatioAtMost, 1 + LatencyTolerance)],
                Error = error,
            },
        ];
    }

    static async Task<Round> RunRoundAsync(Uri address, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var load = new OpenLoop(address, [ReadProduct], new(1, isVersioned: true), RequestsPerSecond);
        await Task.Delay(duration, cancellationToken);
        var elapsed = load.Recording.Now;
        var sentCount = load.Recording.Samples.Count;
        await load.StopAsync(OpenLoop.RequestTimeout);
        TimeSpan[] latencies = [.. load.Recording.Samples.Select(sample => sample.Latency).Order()];
        return new(sentCount / elapsed.TotalSeconds, latencies[latencies.Length / 2].TotalMilliseconds, load.Recording.Samples.Count(sample => sample.Outcome is not RequestOutcome.Correct));
    }

    sealed record Round(double SendRate, double P50, int FailedCount);
}

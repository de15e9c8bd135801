using System.Text.Json;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Peers;
using Evolution.Lab.Hosts;
using Evolution.Lab.Load;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Figures;

/// <summary>
/// Validates the Lab's own load generator, the open loop: compares it with its own schedule and with hey. It reads a product that takes
/// 20 ms, so that the compared latencies are well above the clocks' resolution.
/// </summary>
sealed class LoadFigure : IFigure
{
    const int PerSecond = 1_000;
    const int Milliseconds = 20;
    const string Service = "inventory";
    const string Path = "/v2/products/5";
    const double Slack = 0.02;
    const double Agreement = 0.10;

    static readonly Operation Read = new("read-product", Service, 100)
    {
        CreateRequest = _ => new(HttpMethod.Get, Path),
        IsExpectedStatus = RequestMix.ReadProduct.IsExpectedStatus,
        Evaluate = (_, product) => ResponseEvaluation.CorrectIf(product.TryGetProperty("price", out var price) && price.ValueKind is JsonValueKind.Object),
    };

    public string Name => "load";

    public string Summary => "the Lab's load generator, compared with hey";

    public IReadOnlyList<Prerequisite> Prerequisites => [Hey.Prerequisite];

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        await using var running = await bench.StartAsync(1, cancellationToken);
        var address = await running.Topology.AddressOfAsync(Service, cancellationToken);
        using var lab = new LabEndpointClient(running.Topology);
        await lab.PutAsync(Service, "faults", new { latencyMilliseconds = Milliseconds }, cancellationToken);

        await RoundAsync(address, bench.Options.Stretch, cancellationToken);
        List<Round> rounds = [];
        List<double> peers = [];
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            rounds.Add(await RoundAsync(address, bench.Options.Window, cancellationToken));
            var latencies = await Hey.RunAsync(new(address, Path), PerSecond, bench.Options.Window, cancellationToken);
            peers.Add(latencies[latencies.Count / 2]);
            bench.Report($"open loop: {Unit.PerSecond.Text(rounds[^1].PerSecond)}, p50 {Unit.Milliseconds.Text(rounds[^1].P50)}; hey: p50 {Unit.Milliseconds.Text(peers[^1])}");
        }
        var failed = rounds.Sum(round => round.Failed) is > 0 and var count ? $"{count} requests received no correct response" : null;
        return
        [
            new($"open loop, sent at {PerSecond:N0}/s", Unit.PerSecond, new([.. rounds.Select(round => round.PerSecond)]))
            {
                Goals = [new(Bound.AtLeast, PerSecond * (1 - Slack)), new(Bound.AtMost, PerSecond * (1 + Slack))],
                Error = failed,
            },
            new($"open loop, p50 of a read that takes {Milliseconds} ms", Unit.Milliseconds, new([.. rounds.Select(round => round.P50)]))
            {
                PeerName = "hey",
                Peer = new(peers),
                Goals = [new(Bound.RatioAtLeast, 1 - Agreement), new(Bound.RatioAtMost, 1 + Agreement)],
                Error = failed,
            },
        ];
    }

    static async Task<Round> RoundAsync(Uri address, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var load = new OpenLoop(address, [Read], new(1, versioned: true), PerSecond);
        await Task.Delay(duration, cancellationToken);
        var elapsed = load.Recording.Now;
        var sent = load.Recording.Samples.Count;
        await load.StopAsync(OpenLoop.RequestTimeout);
        TimeSpan[] latencies = [.. load.Recording.Samples.Select(sample => sample.Latency).Order()];
        return new(sent / elapsed.TotalSeconds, latencies[latencies.Length / 2].TotalMilliseconds, load.Recording.Samples.Count(sample => sample.Outcome is not RequestOutcome.Correct));
    }

    sealed record Round(double PerSecond, double P50, int Failed);
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Evolution.Control;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Terminal;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>Measures the time to load the Board's first page with all files that it references, and the Board's CPU usage without viewers.</summary>
sealed partial class BoardBenchmark : IBenchmark
{
    const string Phases = "0,3";
    static readonly TimeSpan IdleDuration = TimeSpan.FromSeconds(10);

    public string Name => "board";

    public string Summary => "load time of the Board's first page, and its idle CPU usage, with phases 0 and 3";

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
    {
        List<double> loadSeconds = [], idleCores = [];
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            await using var host = await bench.StartWithPagesAsync(Phases, cancellationToken);
            await host.Control.WaitUntilReadyAsync(BoardLink.ResourceName, BoardLink.ReadyTimeout, cancellationToken);
            loadSeconds.Add(await MeasureFirstPageAsync(await host.Control.GetBoardLinkAsync(cancellationToken), cancellationToken));
            idleCores.Add(await MeasureIdleCoresAsync(host.Control, cancellationToken));
            bench.Report($"first page {Unit.Seconds.FormatValue(loadSeconds[^1])}, idle {Unit.Cores.FormatValue(idleCores[^1])}");
        }
        return
        [
            new("load time of the Board's first page, phases 0 and 3", Unit.Seconds, new(loadSeconds)) { Goals = [new(Bound.AtMost, 1)], Note = "the page, its style sheets and scripts are loaded over HTTP in a new process" },
            new("idle CPU usage of the Board", Unit.Cores, new(idleCores)) { Goals = [new(Bound.AtMost, 0.05)] },
        ];
    }

    /// <summary>Loads the page like a browser with an empty cache: the page first, then all files that it references, in parallel.</summary>
    static async Task<double> MeasureFirstPageAsync(Uri link, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var startedAt = Stopwatch.GetTimestamp();
        var page = await browser.GetStringAsync(link, cancellationToken);
        var files = await Task.WhenAll(ReferencePattern().Matches(page).Select(match => browser.GetByteArrayAsync(new Uri(link, match.Groups["address"].Value), cancellationToken)));
        return files is [] ? throw new LabException("The Board's page does not reference any style sheet or script.") : Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
    }

    static async Task<double> MeasureIdleCoresAsync(ControlClient control, CancellationToken cancellationToken)
    {
        var before = await ReadCpuSecondsAsync(control, cancellationToken);
        var startedAt = Stopwatch.GetTimestamp();
        await Task.Delay(IdleDuration, cancellationToken);
        var after = await ReadCpuSecondsAsync(control, cancellationToken);
        return (after - before) / Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
    }

    static async Task<double> ReadCpuSecondsAsync(ControlClient control, CancellationToken cancellationToken) =>
        (await control.GetResourcesAsync(includeUsage: true, cancellationToken)).Single(resource => resource.Name is BoardLink.ResourceName).Usage?.ProcessorSeconds
        ?? throw new LabException("The host did not report the Board's CPU time.");

    [GeneratedRegex("<(?:link rel=\"stylesheet\" href|script src)=\"(?<address>[^\"]+)\"")]
    private static partial Regex ReferencePattern();
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Evolution.Control;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Terminal;

namespace Evolution.Evo.Bench.Figures;

/// <summary>Measures the time to load the Board's first page with everything that it references, and the Board's processor time without viewers.</summary>
sealed partial class BoardFigure : IFigure
{
    const string Phases = "0,3";
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public string Name => "board";

    public string Summary => "the Board's first view, and its processor time while nobody looks, phases 0 and 3 side by side";

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        List<double> views = [], cores = [];
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            await using var running = await bench.StartWithPagesAsync(Phases, cancellationToken);
            await running.Control.WaitUntilReadyAsync(BoardLink.ResourceName, BoardLink.ReadyTimeout, cancellationToken);
            views.Add(await FirstViewAsync(await running.Control.BoardAsync(cancellationToken), cancellationToken));
            cores.Add(await IdleAsync(running.Control, cancellationToken));
            bench.Report($"first view {Unit.Seconds.Text(views[^1])}, idle {Unit.Cores.Text(cores[^1])}");
        }
        return
        [
            new("first view of the Board, phases 0 and 3", Unit.Seconds, new(views)) { Goals = [new(Bound.AtMost, 1)], Note = "a new process; the page, its style sheets and scripts over HTTP" },
            new("the Board while nobody looks", Unit.Cores, new(cores)) { Goals = [new(Bound.AtMost, 0.05)] },
        ];
    }

    /// <summary>Loads the page like a browser with an empty cache: the page first, then all files that it references, in parallel.</summary>
    static async Task<double> FirstViewAsync(Uri link, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var started = Stopwatch.GetTimestamp();
        var page = await browser.GetStringAsync(link, cancellationToken);
        var loaded = await Task.WhenAll(Loaded().Matches(page).Select(match => browser.GetByteArrayAsync(new Uri(link, match.Groups["address"].Value), cancellationToken)));
        return loaded is [] ? throw new LabException("The Board's page names nothing that it loads.") : Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static async Task<double> IdleAsync(ControlClient control, CancellationToken cancellationToken)
    {
        var before = await ProcessorSecondsAsync(control, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(Idle, cancellationToken);
        var after = await ProcessorSecondsAsync(control, cancellationToken);
        return (after - before) / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static async Task<double> ProcessorSecondsAsync(ControlClient control, CancellationToken cancellationToken) =>
        (await control.ResourcesAsync(usage: true, cancellationToken)).Single(resource => resource.Name is BoardLink.ResourceName).Usage?.ProcessorSeconds
        ?? throw new LabException("The host does not tell the Board's processor time.");

    [GeneratedRegex("<(?:link rel=\"stylesheet\" href|script src)=\"(?<address>[^\"]+)\"")]
    private static partial Regex Loaded();
}

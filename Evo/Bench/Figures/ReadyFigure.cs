using System.Diagnostics;
using Evolution.Control.Processes;
using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Hosts;

namespace Evolution.Evo.Bench.Figures;

/// <summary>Measures the time from start, with everything built, until everything is ready, the time from stop until all processes have ended, and the memory of Aspire itself.</summary>
sealed class ReadyFigure : IFigure
{
    const double BytesPerMebibyte = 1024 * 1024;
    static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);
    static readonly (string Phases, double MaxSeconds)[] Starts = [("1", 6), ("3", 10), ("0,3", 15)];

    public string Name => "ready";

    public string Summary => "from start until everything is ready and from Ctrl+C until nothing is left, with Aspire's dashboard and the Board, phases 1, 3 and 0,3";

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        List<FigureResult> findings = [];
        foreach (var (phases, limit) in Starts)
        {
            List<double> ready = [], gone = [], memory = [];
            for (var round = 0; round < BenchOptions.Rounds; round++)
            {
                await using var running = await bench.StartWithPagesAsync(phases, cancellationToken);
                ready.Add(running.StartupTime.TotalSeconds);
                memory.Add(await MemoryOfAspireAsync(running, cancellationToken));

                // Closing its standard input stops the host, as Ctrl+C does.
                var stopping = Stopwatch.GetTimestamp();
                if (!await running.StopAsync()) throw new LabException($"Phase {phases} did not stop in time.");
                gone.Add(Stopwatch.GetElapsedTime(stopping).TotalSeconds);
                bench.Report($"phase {phases}: ready after {Unit.Seconds.Text(ready[^1])}, all gone after {Unit.Seconds.Text(gone[^1])}");
            }
            findings.Add(new($"ready from start, phase {phases}", Unit.Seconds, new(ready)) { Goals = [new(Bound.AtMost, limit)] });
            findings.Add(new($"all gone after Ctrl+C, phase {phases}", Unit.Seconds, new(gone)) { Goals = [new(Bound.AtMost, 6)] });
            if (memory.TrueForAll(bytes => bytes > 0)) findings.Add(new($"memory of Aspire itself, idle, phase {phases}", Unit.Mebibytes, new(memory)) { Note = "app host, orchestrator and dashboard" });
        }
        return findings;
    }

    static async Task<double> MemoryOfAspireAsync(RunningHost running, CancellationToken cancellationToken)
    {
        await Task.Delay(Calm, cancellationToken);
        var resources = await running.Control.ResourcesAsync(cancellationToken: cancellationToken);
        var shop = resources.Select(resource => resource.ProcessId).OfType<int>().SelectMany(ProcessDescendants.Of);
        return ProportionalMemory.Of(OrchestratorProcesses.IdsOf(running.ProcessId).Append(running.ProcessId).Except(shop)) / BytesPerMebibyte;
    }
}

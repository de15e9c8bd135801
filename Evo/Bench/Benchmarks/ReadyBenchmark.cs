using System.Diagnostics;
using Evolution.Control.Processes;
using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Hosts;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>Measures the time from the start of a built host until all resources are ready, the time until all processes have stopped, and the memory of Aspire.</summary>
sealed class ReadyBenchmark : IBenchmark
{
    const double BytesPerMebibyte = 1024 * 1024;
    static readonly TimeSpan SettleDelay = TimeSpan.FromSeconds(5);
    static readonly (string Phases, double MaxStartSeconds)[] Cases = [("1", 6), ("3", 10), ("0,3", 15)];

    public string Name => "ready";

    public string Summary => "startup and shutdown times with Aspire's dashboard and the Board, phases 1, 3 and 0,3";

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
    {
        List<BenchmarkResult> results = [];
        foreach (var (phases, maxStartSeconds) in Cases)
        {
            List<double> startupTimes = [], shutdownTimes = [], memory = [];
            for (var round = 0; round < BenchOptions.Rounds; round++)
            {
                await using var host = await bench.StartWithPagesAsync(phases, cancellationToken);
                startupTimes.Add(host.StartupTime.TotalSeconds);
                memory.Add(await ReadAspireMemoryAsync(host, cancellationToken));

                // Closes the standard input of the host, which has the same effect as Ctrl+C.
                var stopRequestedAt = Stopwatch.GetTimestamp();
                if (!await host.StopAsync()) throw new LabException($"Phase {phases} did not stop in time.");
                shutdownTimes.Add(Stopwatch.GetElapsedTime(stopRequestedAt).TotalSeconds);
                bench.Report($"phase {phases}: ready after {Unit.Seconds.FormatValue(startupTimes[^1])}, stopped after {Unit.Seconds.FormatValue(shutdownTimes[^1])}");
            }
            results.Add(new($"startup, phase {phases}", Unit.Seconds, new(startupTimes)) { Goals = [new(Bound.AtMost, maxStartSeconds)] });
            results.Add(new($"shutdown after Ctrl+C, phase {phases}", Unit.Seconds, new(shutdownTimes)) { Goals = [new(Bound.AtMost, 6)] });
            if (memory.TrueForAll(bytes => bytes > 0)) results.Add(new($"idle memory of Aspire, phase {phases}", Unit.Mebibytes, new(memory)) { Note = "app host, orchestrator and dashboard" });
        }
        return results;
    }

    static async Task<double> ReadAspireMemoryAsync(RunningHost host, CancellationToken cancellationToken)
    {
        await Task.Delay(SettleDelay, cancellationToken);
        var resources = await host.Control.GetResourcesAsync(cancellationToken: cancellationToken);
        var shopProcessIds = resources.Select(resource => resource.ProcessId).OfType<int>().SelectMany(ProcessDescendants.Of);
        return ProportionalMemory.Of(OrchestratorProcesses.FindIds(host.ProcessId).Append(host.ProcessId).Except(shopProcessIds)) / BytesPerMebibyte;
    }
}

using System.Net.Sockets;
using Evolution.Control;
using Evolution.Evo.Bench;
using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Hosts;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;
using Evolution.Lab.Results;
using Npgsql;

namespace Evolution.Evo.Commands;

/// <summary>A run of <c>evo bench</c>: prepares the machine, runs the benchmarks and writes the results.</summary>
sealed class BenchSession(Repository repository, BenchOptions options, ShutdownSignals signals, TextWriter output)
{
    /// <summary>Runs the benchmarks. If one fails, the others still run.</summary>
    public async Task<int> RunAsync(IReadOnlyList<IBenchmark> benchmarks, StoreKind? requestedStores, string? file)
    {
        var stores = await StoreSetup.ChooseAsync(requestedStores, Prerequisite.Servers, Report, signals.StopToken);
        await new AppHostBuild(repository, Report).EnsureBuiltAsync(signals.StopToken);

        var report = await MeasureAsync(benchmarks, stores);
        BenchTable.Write(report, output);
        if (file is not null) await WriteAsync(file, report);
        return signals.StopToken.IsCancellationRequested ? ExitCodes.Interrupted : report.ExitCode;
    }

    /// <summary>Runs the benchmarks. If interrupted, the report contains the completed ones.</summary>
    internal async Task<BenchReport> MeasureAsync(IReadOnlyList<IBenchmark> benchmarks, StoreKind stores)
    {
        var bench = new BenchmarkContext(repository, stores, options, Report, signals.ForcedStopToken);
        var (machine, startedAt) = (MachineFacts.Collect(), DateTimeOffset.UtcNow);
        List<BenchmarkResult> results = [];
        Dictionary<string, string> failures = [];
        foreach (var benchmark in benchmarks)
        {
            if (signals.StopToken.IsCancellationRequested) break;
            Report($"{benchmark.Name}: {benchmark.Summary}");
            try
            {
                await new PrerequisiteInstaller(bench.Report).EnsureInstalledAsync(benchmark.Prerequisites, signals.StopToken);
                results.AddRange(await benchmark.MeasureAsync(bench, signals.StopToken));
            }
            catch (Exception) when (signals.StopToken.IsCancellationRequested)
            {
                Report("  interrupted");
            }
            catch (Exception exception)
            {
                // Catches every exception, so that the results of the other benchmarks are not lost.
                failures[benchmark.Name] = HasUserMessage(exception) ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
                Report($"  failed: {failures[benchmark.Name]}");
            }
        }
        return new(machine, startedAt, options.Window.TotalSeconds, results, failures);
    }

    static async Task WriteAsync(string file, BenchReport report)
    {
        try
        {
            await File.WriteAllTextAsync(file, report.ToJson(), CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"{file} could not be written: {exception.Message}", cause: exception);
        }
    }

    // The messages of these exceptions are written for users. Other exceptions are shown with their type.
    static bool HasUserMessage(Exception exception) => exception is LabException or TimeoutException or HttpRequestException or ControlException or NpgsqlException or SocketException or IOException;

    void Report(string line) => output.WriteLine(line);
}

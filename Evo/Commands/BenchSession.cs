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

/// <summary>A run of the figures: sets up, measures and shows the results.</summary>
sealed class BenchSession(Repository repository, BenchOptions options, ShutdownSignals signals, TextWriter output)
{
    /// <summary>Runs the figures. A figure that fails does not prevent the others from being measured.</summary>
    public async Task<int> RunAsync(IReadOnlyList<IFigure> figures, StoreKind? asked, string? file)
    {
        var stores = await StoreSetup.ChooseAsync(asked, Prerequisite.Servers, Report, signals.StopToken);
        await new AppHostBuild(repository, Report).EnsureAsync(signals.StopToken);

        var report = await MeasureAsync(figures, stores);
        BenchTable.Write(report, output);
        if (file is not null) await WriteAsync(file, report);
        return signals.StopToken.IsCancellationRequested ? ExitCodes.Interrupted : report.ExitCode;
    }

    /// <summary>Measures the figures. If it is interrupted, the report contains the figures that are complete.</summary>
    internal async Task<BenchReport> MeasureAsync(IReadOnlyList<IFigure> figures, StoreKind stores)
    {
        var bench = new Workbench(repository, stores, options, Report, signals.ForcedStopToken);
        var (machine, started) = (MachineFacts.Collect(), DateTimeOffset.UtcNow);
        List<FigureResult> findings = [];
        Dictionary<string, string> failed = [];
        foreach (var figure in figures)
        {
            if (signals.StopToken.IsCancellationRequested) break;
            Report($"{figure.Name}: {figure.Summary}");
            try
            {
                await new PrerequisiteInstaller(bench.Report).EnsureAsync(figure.Prerequisites, signals.StopToken);
                findings.AddRange(await figure.MeasureAsync(bench, signals.StopToken));
            }
            catch (Exception) when (signals.StopToken.IsCancellationRequested)
            {
                Report("  interrupted");
            }
            catch (Exception failure)
            {
                // Catches every exception, so that hours of other measurements are not lost.
                failed[figure.Name] = IsFailure(failure) ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";
                Report($"  failed: {failed[figure.Name]}");
            }
        }
        return new(machine, started, options.Window.TotalSeconds, findings, failed);
    }

    static async Task WriteAsync(string file, BenchReport report)
    {
        try
        {
            await File.WriteAllTextAsync(file, report.ToJson(), CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"{file} cannot be written: {exception.Message}", cause: exception);
        }
    }

    // The messages of these exceptions are written for users; others are shown with their type.
    static bool IsFailure(Exception exception) => exception is LabException or TimeoutException or HttpRequestException or ControlException or NpgsqlException or SocketException or IOException;

    void Report(string line) => output.WriteLine(line);
}

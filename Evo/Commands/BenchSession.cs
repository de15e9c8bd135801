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

/// <summary>One run of the figures: set up, measure, show.</summary>
sealed class BenchSession(Repository repository, BenchOptions options, Interruption interruption, TextWriter output)
{
    /// <summary>Runs it. A figure that cannot be measured keeps no other from being measured.</summary>
    public async Task<int> RunAsync(IReadOnlyList<IFigure> figures, StoreKind? asked, string? file)
    {
        var stores = await StoreSetup.ChooseAsync(asked, Prerequisite.Servers, Say, interruption.Asked);
        await new AppHostBuild(repository, Say).EnsureAsync(interruption.Asked);

        var report = await MeasureAsync(figures, stores);
        BenchTable.Write(report, output);
        if (file is not null) await WriteAsync(file, report);
        return interruption.Asked.IsCancellationRequested ? ExitCodes.Interrupted : report.ExitCode;
    }

    /// <summary>Measures the figures, those that were finished where it is interrupted.</summary>
    internal async Task<BenchReport> MeasureAsync(IReadOnlyList<IFigure> figures, StoreKind stores)
    {
        var bench = new Workbench(repository, stores, options, Say, interruption.Forced);
        var (machine, started) = (MachineFacts.Look(), DateTimeOffset.UtcNow);
        List<FigureResult> findings = [];
        Dictionary<string, string> failed = [];
        foreach (var figure in figures)
        {
            if (interruption.Asked.IsCancellationRequested) break;
            Say($"{figure.Name}: {figure.Summary}");
            try
            {
                findings.AddRange(await figure.MeasureAsync(bench, interruption.Asked));
            }
            catch (Exception) when (interruption.Asked.IsCancellationRequested)
            {
                Say("  interrupted");
            }
            catch (Exception failure)
            {
                // Of whatever kind: hours of other figures must not be lost with it.
                failed[figure.Name] = IsFailure(failure) ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";
                Say($"  failed: {failed[figure.Name]}");
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
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"{file} cannot be written: {failure.Message}", cause: failure);
        }
    }

    // Their messages are written for people; those of others need their type.
    static bool IsFailure(Exception exception) => exception is LabException or TimeoutException or HttpRequestException or ControlException or NpgsqlException or SocketException or IOException;

    void Say(string line) => output.WriteLine(line);
}

using System.Net.Sockets;
using Evolution.AppHost.Stores;
using Evolution.Lab.Bench;
using Evolution.Lab.Bench.Findings;
using Evolution.Lab.Control;
using Evolution.Lab.Hosts;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;
using Evolution.Lab.Results;
using Npgsql;

namespace Evolution.Lab.Commands;

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
        if (file is not null) await File.WriteAllTextAsync(file, report.ToJson(), interruption.Asked);
        return report.ExitCode;
    }

    async Task<BenchReport> MeasureAsync(IReadOnlyList<IFigure> figures, StoreKind stores)
    {
        var bench = new Workbench(repository, stores, options, Say, interruption.Forced);
        var (machine, started) = (MachineFacts.Look(), DateTimeOffset.UtcNow);
        List<Finding> findings = [];
        Dictionary<string, string> unmeasured = [];
        foreach (var figure in figures)
        {
            Say($"{figure.Name}: {figure.Summary}");
            try
            {
                findings.AddRange(await figure.MeasureAsync(bench, interruption.Asked));
            }
            catch (Exception failure) when (IsFailure(failure) && !interruption.Asked.IsCancellationRequested)
            {
                unmeasured[figure.Name] = failure.Message;
                Say($"  {failure.Message}");
            }
        }
        interruption.Asked.ThrowIfCancellationRequested();
        return new(machine, started, options.Window.TotalSeconds, findings, unmeasured);
    }

    static bool IsFailure(Exception exception) => exception is LabException or TimeoutException or HttpRequestException or ControlException or NpgsqlException or SocketException or IOException;

    void Say(string line) => output.WriteLine(line);
}

using System.CommandLine;
using Evolution.Evo.Terminal;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Processes;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Evo.Commands;

/// <summary>The action of every measuring command: runs the plan, stores the results, and shows them.</summary>
static class MeasuringAction
{
    /// <summary>Runs the action.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">The options of the command.</param>
    /// <param name="pace">The pace without <c>--quick</c>.</param>
    /// <param name="createPlan">Creates the plan.</param>
    /// <returns>1 if the stored data is inconsistent or a topology could not be measured; 130 if the run was interrupted; otherwise 0.</returns>
    public static async Task<int> RunAsync(ParseResult parsed, ExperimentOptionSet options, Pace pace, Func<MeasurementPlan> createPlan)
    {
        var output = parsed.InvocationConfiguration.Output;
        var (settings, planned, repository) = (options.Read(parsed, pace), createPlan(), Repository.Find());
        var folder = CreateFolder(parsed.GetValue(options.Out) ?? Path.Combine(repository.EnsureFolder("results"), DateTime.Now.ToString("yyyy-MM-dd-HHmmss")));

        using var signals = new ShutdownSignals();
        var session = new ComparisonSession(repository, settings, signals, output.WriteLine);
        Comparison comparison;
        try
        {
            comparison = await session.RunAsync(planned, parsed.GetValue(options.Stores), Path.Combine(folder, ResultsFile.Name));
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }

        ComparisonText.Write(comparison, output);
        var report = Path.Combine(folder, HtmlReport.FileName);
        await HtmlReport.WriteAsync([comparison], report);
        output.WriteLine($"{Path.Combine(folder, ResultsFile.Name)}\n{report}");
        return GetExitCode(comparison);
    }

    static string CreateFolder(string path)
    {
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"Cannot write the results to {path}: {exception.Message}", ExitCodes.Usage, exception);
        }
    }

    static int GetExitCode(Comparison comparison) => comparison switch
    {
        { IsInterrupted: true } => ExitCodes.Interrupted,
        _ when comparison.Runs.Any(run => run.Violations.Any() || run.Error is not null) => ExitCodes.Failure,
        _ => ExitCodes.Success,
    };
}

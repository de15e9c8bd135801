using Evolution.Lab.Experiments;

namespace Evolution.Board.FaultInjection.Experiments;

/// <summary>Formats the progress of an experiment for display.</summary>
static class ProgressText
{
    /// <summary>Formats the progress on all topologies.</summary>
    public static string Format(ExperimentRun run) => $"{run.Fault.Name}: {string.Join("; ", run.Experiments.Select(experiment => $"{experiment.Title}: {experiment.Stage}"))}";

    /// <summary>Formats a stage.</summary>
    public static string Format(ExperimentStage stage) => stage switch
    {
        ExperimentStage.Waiting => "preparing",
        ExperimentStage.WarmingUp => "warming up",
        ExperimentStage.Steady => "measuring the baseline",
        ExperimentStage.Fault => "fault active",
        ExperimentStage.Recovering => "recovering",
        _ => "checking integrity",
    };
}

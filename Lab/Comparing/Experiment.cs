using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;

namespace Evolution.Lab.Comparing;

/// <summary>The description of an experiment: a fault, the crashes, or a cost.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Question">The question that the experiment answers.</param>
/// <param name="Procedure">What the experiment does or measures, in one sentence.</param>
public sealed record Experiment(string Name, string Question, string Procedure)
{
    /// <summary>All experiments, in the order in which they run.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        .. FaultCatalog.All.Select(fault => new Experiment(fault.Name, fault.Question, fault.Procedure)),
        new(CrashExperiment.Name, CrashExperiment.Question, CrashExperiment.Procedure),
        .. CostCatalog.All.Select(cost => new Experiment(cost.Name, cost.Question, cost.Procedure)),
    ];

    /// <summary>Gets an experiment by its name.</summary>
    /// <exception cref="LabException">No experiment has that name; exit code 2.</exception>
    public static Experiment Get(string name) => All.FirstOrDefault(experiment => experiment.Name == name)
        ?? throw new LabException($"Unknown experiment '{name}'. Expected one of: {string.Join(", ", All.Select(experiment => experiment.Name))}.", ExitCodes.Usage);
}

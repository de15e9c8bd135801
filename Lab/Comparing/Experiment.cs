using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;

namespace Evolution.Lab.Comparing;

/// <summary>The description of an experiment: a fault, the crashes, or a cost.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Question">The question that it answers.</param>
/// <param name="Done">What the experiment does or measures.</param>
public sealed record Experiment(string Name, string Question, string Done)
{
    /// <summary>All experiments, in the order in which they run.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        .. FaultCatalog.All.Select(fault => new Experiment(fault.Name, fault.Question, fault.Done)),
        new(CrashExperiment.Name, CrashExperiment.Question, CrashExperiment.Done),
        .. CostCatalog.All.Select(cost => new Experiment(cost.Name, cost.Question, cost.Done)),
    ];

    /// <summary>Finds an experiment by its name.</summary>
    /// <exception cref="LabException">No experiment has that name; exit code 2.</exception>
    public static Experiment Named(string name) => All.FirstOrDefault(experiment => experiment.Name == name)
        ?? throw new LabException($"There is no experiment '{name}'. There are: {string.Join(", ", All.Select(experiment => experiment.Name))}.", ExitCodes.Usage);
}

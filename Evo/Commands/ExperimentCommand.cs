using System.CommandLine;
using Evolution.Lab.Comparing;
using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo experiment</c> command, which runs one experiment on one phase, or on several phases one after the other.</summary>
sealed class ExperimentCommand : Command
{
    readonly Argument<string?> name = new("NAME")
    {
        Description = "The experiment. See --list.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<string> phase = new("--phase")
    {
        HelpName = "0..3",
        Description = "The phase, or several to test one after the other, such as 0,3 (default: 1).",
        DefaultValueFactory = _ => "1",
    };

    readonly Option<bool> list = new("--list") { Description = "List the experiments with the question that each answers." };
    readonly SetOption set = new();
    readonly RoundsOption rounds = new();
    readonly ExperimentOptionSet options;

    public ExperimentCommand() : base("experiment", "Run one experiment.")
    {
        Add(name);
        Add(phase);
        Add(set);
        Add(list);
        Add(rounds);
        options = new(this);
        SetAction(parsed => parsed.GetValue(list) ? List(parsed.InvocationConfiguration.Output) : MeasuringAction.RunAsync(parsed, options, Pace.Full, () => CreatePlan(parsed)));
    }

    MeasurementPlan CreatePlan(ParseResult parsed)
    {
        var requested = parsed.GetValue(name) ?? throw new LabException($"The experiment is missing. Expected one of: {string.Join(", ", Experiment.All.Select(experiment => experiment.Name))}.", ExitCodes.Usage);
        var experiment = Experiment.Get(requested);
        return new("experiment", Variant.CreatePhases(parsed.GetValue(phase)!, parsed.GetValue(set) ?? []),
            [.. FaultCatalog.All.Where(fault => fault.Name == experiment.Name)],
            experiment.Name is CrashExperiment.Name,
            [.. CostCatalog.All.Where(cost => cost.Name == experiment.Name)],
            rounds.Read(parsed));
    }

    static Task<int> List(TextWriter output)
    {
        foreach (var experiment in Experiment.All)
        {
            output.WriteLine($"{experiment.Name,-16} {experiment.Question}");
            output.WriteLine($"{"",-16} {experiment.Procedure}");
        }
        return Task.FromResult(ExitCodes.Success);
    }
}

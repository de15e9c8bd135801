using System.CommandLine;
using Evolution.Lab.Comparing;
using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo experiment</c>, which runs one experiment on one phase, or on several phases one after the other.</summary>
sealed class ExperimentCommand : Command
{
    readonly Argument<string?> name = new("NAME")
    {
        Description = "The experiment; --list says what there is.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<string> phase = new("--phase")
    {
        HelpName = "0..3",
        Description = "The phase, 1 by default; several one after the other: 0,3.",
        DefaultValueFactory = _ => "1",
    };

    readonly Option<bool> list = new("--list") { Description = "Says which experiments there are, with the question that each answers." };
    readonly SetOption set = new();
    readonly RepeatOption repeat = new();
    readonly ExperimentOptionSet options;

    public ExperimentCommand() : base("experiment", "Does one experiment.")
    {
        Add(name);
        Add(phase);
        Add(set);
        Add(list);
        Add(repeat);
        options = new(this);
        SetAction(parsed => parsed.GetValue(list) ? List(parsed.InvocationConfiguration.Output) : MeasuringAction.RunAsync(parsed, options, () => PlanOf(parsed)));
    }

    Plan PlanOf(ParseResult parsed)
    {
        var asked = parsed.GetValue(name) ?? throw new LabException($"Which experiment? There are: {string.Join(", ", Experiment.All.Select(experiment => experiment.Name))}.", ExitCodes.Usage);
        var experiment = Experiment.Named(asked);
        return new("experiment", Variant.Phases(parsed.GetValue(phase)!, parsed.GetValue(set) ?? []),
            [.. FaultCatalog.All.Where(fault => fault.Name == experiment.Name)],
            experiment.Name is CrashExperiment.Name,
            [.. CostCatalog.All.Where(cost => cost.Name == experiment.Name)],
            repeat.Read(parsed));
    }

    static Task<int> List(TextWriter output)
    {
        foreach (var experiment in Experiment.All)
        {
            output.WriteLine($"{experiment.Name,-16} {experiment.Question}");
            output.WriteLine($"{"",-16} {experiment.Done}");
        }
        return Task.FromResult(ExitCodes.Success);
    }
}

using System.CommandLine;
using Evolution.Lab.Comparing;
using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo compare</c> command, which runs the same experiments on every phase and prints the benefits and costs of each.</summary>
sealed class CompareCommand : Command
{
    readonly Option<string> phases = new("--phases")
    {
        HelpName = "0,1,2,3",
        Description = "The phases to compare (default: all).",
        DefaultValueFactory = _ => "0,1,2,3",
    };

    readonly SetOption set = new();
    readonly RepeatOption repeat = new();
    readonly ExperimentOptionSet options;

    public CompareCommand() : base("compare", "Run the same experiments on every phase, and print the benefits and costs of each. Takes about 18 minutes for all phases, or 5 with --quick.")
    {
        Add(phases);
        Add(set);
        Add(repeat);
        options = new(this);
        SetAction(parsed => MeasuringAction.RunAsync(parsed, options, () =>
            new MeasurementPlan("phases", Variant.CreatePhases(parsed.GetValue(phases)!, parsed.GetValue(set) ?? []), FaultCatalog.All, IncludesCrashes: true, CostCatalog.All, repeat.Read(parsed))));
    }
}

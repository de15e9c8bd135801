using System.CommandLine;
using Evolution.Lab.Comparing;
using Evolution.Lab.Costs;
using Evolution.Lab.Experiments;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo compare</c> command, which runs the same experiments on every phase and prints the benefits and costs of each.</summary>
sealed class CompareCommand : Command
{
    const int DefaultRounds = 5;
    const int ThoroughRounds = ConclusionFactory.ConfirmatoryRounds;

    readonly Option<string> phases = new("--phases")
    {
        HelpName = "0,1,2,3",
        Description = "The phases to compare (default: all).",
        DefaultValueFactory = _ => "0,1,2,3",
    };

    readonly SetOption set = new();
    readonly Option<bool> thorough = new("--thorough") { Description = $"Run every experiment and measure every cost, longer and in {ThoroughRounds} rounds. Takes several hours." };
    readonly RoundsOption rounds = new($"{DefaultRounds}, 1 with --quick, {ThoroughRounds} with --thorough");
    readonly ExperimentOptionSet options;

    public CompareCommand() : base("compare", "Run the same experiments on every phase in several rounds, and print the benefits and costs of each. Takes about 20 minutes for all phases, or 5 with --quick.")
    {
        Add(phases);
        Add(set);
        Add(rounds);
        Add(thorough);
        options = new(this);
        SetAction(parsed => MeasuringAction.RunAsync(parsed, options, parsed.GetValue(thorough) ? Pace.Full : Pace.Standard, () => CreatePlan(parsed)));
    }

    MeasurementPlan CreatePlan(ParseResult parsed)
    {
        if (parsed.GetValue(thorough) && options.IsQuick(parsed)) throw new LabException($"{thorough.Name} and --quick exclude each other.", ExitCodes.Usage);
        var variants = Variant.CreatePhases(parsed.GetValue(phases)!, parsed.GetValue(set) ?? []);
        return (options.IsQuick(parsed), parsed.GetValue(thorough)) switch
        {
            (true, _) => new("phases", variants, FaultCatalog.All, IncludesCrashes: true, CostCatalog.All, rounds.Read(parsed)),
            (_, true) => new("phases", variants, FaultCatalog.All, IncludesCrashes: true, CostCatalog.All, rounds.Read(parsed, ThoroughRounds)),
            _ => new("phases", variants, [.. FaultCatalog.All.Where(fault => fault.IsCore)], IncludesCrashes: false, [.. CostCatalog.All.Where(cost => cost.IsCore)], rounds.Read(parsed, DefaultRounds)),
        };
    }
}

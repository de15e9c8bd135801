using System.CommandLine;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo ablate</c>, which measures the effect of each step.</summary>
sealed class AblateCommand : Command
{
    readonly RepeatOption repeat = new();
    readonly ExperimentOptionSet options;

    public AblateCommand() : base("ablate", "Measures phase 0, and phase 0 with one aspect at a time as a later phase has it: which step brings what.")
    {
        Add(repeat);
        options = new(this);
        SetAction(parsed => MeasuringAction.RunAsync(parsed, options, () =>
            new Plan("aspects", Variant.Ablation(), FaultCatalog.All, Crashes: false, [], repeat.Read(parsed))));
    }
}

using System.CommandLine;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo ablate</c> command, which measures the effect of each aspect.</summary>
sealed class AblateCommand : Command
{
    readonly RoundsOption rounds = new();
    readonly ExperimentOptionSet options;

    public AblateCommand() : base("ablate", "Measure phase 0 with one aspect of a later phase at a time, to show the effect of each.")
    {
        Add(rounds);
        options = new(this);
        SetAction(parsed => MeasuringAction.RunAsync(parsed, options, Pace.Full, () =>
            new MeasurementPlan("aspects", Variant.CreateAblation(), FaultCatalog.All, IncludesCrashes: false, [], rounds.Read(parsed))));
    }
}

using System.CommandLine;
using System.Globalization;
using Evolution.Lab.Experiments;

namespace Evolution.Evo.Commands;

/// <summary>The options that all measuring commands share.</summary>
sealed class ExperimentOptionSet
{
    const double MaxPerSecond = 2_000;

    readonly Option<bool> quick = new("--quick")
    {
        Description = "Everything, but briefly: for a look and for a stage. The figures of the full run are the ones that are meant.",
    };

    readonly Option<double> rate = new("--rate")
    {
        HelpName = "N",
        Description = "Requests per second of the mix; 200 by default.",
        DefaultValueFactory = _ => ExperimentOptions.DefaultRate,
    };

    readonly Option<int> seed = new("--seed")
    {
        HelpName = "N",
        Description = "What the load's choices follow from; 1 by default.",
        DefaultValueFactory = _ => ExperimentOptions.DefaultSeed,
    };

    public ExperimentOptionSet(Command command)
    {
        command.Add(quick);
        command.Add(rate);
        command.Add(seed);
        command.Add(Stores);
        command.Add(Out);
    }

    public StoresOption Stores { get; } = new();

    public Option<string?> Out { get; } = new("--out")
    {
        HelpName = "DIR",
        Description = "Where results.json and report.html go; a folder of this time under .evolution/results by default.",
    };

    /// <summary>Reads the values of the options.</summary>
    /// <exception cref="LabException">A value is out of range.</exception>
    public ExperimentOptions Read(ParseResult parsed)
    {
        var perSecond = parsed.GetValue(rate);
        if (perSecond is not (>= 1 and <= MaxPerSecond)) throw new LabException(string.Create(CultureInfo.InvariantCulture, $"{rate.Name} is from 1 to {MaxPerSecond}, and not {perSecond}."), ExitCodes.Usage);
        return new(parsed.GetValue(quick) ? Pace.Quick : Pace.Full, perSecond, parsed.GetValue(seed));
    }
}

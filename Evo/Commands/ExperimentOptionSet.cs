using System.CommandLine;
using System.Globalization;
using Evolution.Lab.Experiments;

namespace Evolution.Evo.Commands;

/// <summary>The options that all measuring commands share.</summary>
sealed class ExperimentOptionSet
{
    const double MaxRate = 2_000;

    readonly Option<bool> quick = new("--quick")
    {
        Description = "Shorten all measurements, for a first look or a demo. A quick run has figures, but no verdicts.",
    };

    readonly Option<double> rate = new("--rate")
    {
        HelpName = "N",
        Description = "The load, in requests per second (default: 200).",
        DefaultValueFactory = _ => ExperimentOptions.DefaultRate,
    };

    readonly Option<int> seed = new("--seed")
    {
        HelpName = "N",
        Description = "The seed of the load's random choices (default: 1).",
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
        Description = "The folder for results.json and report.html (default: a new folder in .evolution/results).",
    };

    /// <summary>Returns whether all measurements are shortened.</summary>
    public bool IsQuick(ParseResult parsed) => parsed.GetValue(quick);

    /// <summary>Reads the values of the options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="pace">The pace without <c>--quick</c>.</param>
    /// <exception cref="LabException">A value is out of range.</exception>
    public ExperimentOptions Read(ParseResult parsed, Pace pace)
    {
        var requestsPerSecond = parsed.GetValue(rate);
        if (requestsPerSecond is not (>= 1 and <= MaxRate)) throw new LabException(string.Create(CultureInfo.InvariantCulture, $"{rate.Name} must be from 1 to {MaxRate}, not {requestsPerSecond}."), ExitCodes.Usage);
        return new(IsQuick(parsed) ? Pace.Quick : pace, requestsPerSecond, parsed.GetValue(seed));
    }
}

using System.CommandLine;

namespace Evolution.Evo.Commands;

/// <summary>The <c>--rounds N</c> option. In each round, every experiment runs once on every topology; verdicts require several rounds.</summary>
sealed class RoundsOption : Option<int?>
{
    const int MaxRounds = 20;

    /// <param name="defaultText">The default, for the help text.</param>
    public RoundsOption(string defaultText = "1") : base("--rounds")
    {
        HelpName = "N";
        Description = $"The number of rounds, in which every experiment runs once on every topology. Verdicts need at least two (default: {defaultText}).";
    }

    /// <summary>Returns the number of rounds.</summary>
    /// <exception cref="LabException">The value is out of range.</exception>
    public int Read(ParseResult parsed, int defaultRounds = 1) => (parsed.GetValue(this) ?? defaultRounds) is >= 1 and <= MaxRounds and var count ? count
        : throw new LabException($"{Name} must be from 1 to {MaxRounds}, not {parsed.GetValue(this)}.", ExitCodes.Usage);
}

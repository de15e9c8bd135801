using System.CommandLine;

namespace Evolution.Evo.Commands;

/// <summary>The <c>--repeat N</c> option, the number of repetitions, which shows the spread of the results.</summary>
sealed class RepeatOption : Option<int>
{
    const int MaxRepeats = 20;

    public RepeatOption() : base("--repeat")
    {
        HelpName = "N";
        Description = "The number of repetitions, to show the spread of the results (default: 1).";
        DefaultValueFactory = _ => 1;
    }

    /// <exception cref="LabException">The value is out of range.</exception>
    public int Read(ParseResult parsed) => parsed.GetValue(this) is >= 1 and <= MaxRepeats and var count ? count
        : throw new LabException($"{Name} must be from 1 to {MaxRepeats}, not {parsed.GetValue(this)}.", ExitCodes.Usage);
}

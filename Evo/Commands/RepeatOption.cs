using System.CommandLine;

namespace Evolution.Evo.Commands;

/// <summary><c>--repeat N</c>: how often all of it is done, so that the spread is seen.</summary>
sealed class RepeatOption : Option<int>
{
    const int MaxRepeats = 20;

    public RepeatOption() : base("--repeat")
    {
        HelpName = "N";
        Description = "How often all of it is done, 1 by default; more show the spread.";
        DefaultValueFactory = _ => 1;
    }

    /// <exception cref="LabException">It is out of bounds.</exception>
    public int Read(ParseResult parsed) => parsed.GetValue(this) is >= 1 and <= MaxRepeats and var times ? times
        : throw new LabException($"{Name} is from 1 to {MaxRepeats}, and not {parsed.GetValue(this)}.", ExitCodes.Usage);
}

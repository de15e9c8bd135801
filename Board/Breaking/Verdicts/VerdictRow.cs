using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Board.Breaking.Verdicts;

/// <summary>The figures of a verdict's table that need words.</summary>
static class VerdictRow
{
    /// <summary>When all was well again, counted from healing.</summary>
    public static string Back(FaultResult result) => result switch
    {
        { Unaffected: null } => "–",
        { RecoveredAfter: { } seconds } => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        _ => "not while watched",
    };
}

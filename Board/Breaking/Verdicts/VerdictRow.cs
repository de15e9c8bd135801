using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Board.Breaking.Verdicts;

/// <summary>Formats figures for the table of a verdict.</summary>
static class VerdictRow
{
    /// <summary>Returns the recovery time, in seconds since healing.</summary>
    public static string Back(FaultResult result) => result switch
    {
        { Unaffected: null } => "–",
        { RecoveredAfter: { } seconds } => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        _ => "not while watched",
    };
}

using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Board.FaultInjection.Verdicts;

/// <summary>Formats figures for the verdict table.</summary>
static class VerdictFormat
{
    /// <summary>Formats the recovery time, in seconds after healing.</summary>
    public static string FormatRecovery(FaultResult result) => result switch
    {
        { Unaffected: null } => "–",
        { RecoveredAfter: { } seconds } => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        _ => "not recovered",
    };
}

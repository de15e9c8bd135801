namespace Evolution.Lab.Verdicts;

/// <summary>Formats shares as percentages.</summary>
public static class Percent
{
    /// <summary>Returns <c>97%</c>. Rounding never produces 100% or 0% unless the share is exactly 1 or 0.</summary>
    public static string Format(double share) => $"{ToWholePercent(share)}%";

    /// <summary>Returns <c>97%</c>, or <c>97% (95–99)</c> if the rounds differ.</summary>
    public static string Format(Spread share) => ToWholePercent(share.Lowest) == ToWholePercent(share.Highest) ? Format(share.Mean) : $"{Format(share.Mean)} ({ToWholePercent(share.Lowest)}–{ToWholePercent(share.Highest)})";

    /// <summary>Returns the difference of two shares in percentage points: <c>+12</c>.</summary>
    public static string FormatPoints(double difference) => Math.Round(difference * 100) is not 0 and var points ? $"{points:+0;-0}" : "±0";

    static int ToWholePercent(double share) => share is > 0 and < 1 ? Math.Clamp((int)Math.Round(share * 100), 1, 99) : (int)Math.Round(share * 100);
}

namespace Evolution.Lab.Verdicts;

/// <summary>Formats shares for readers.</summary>
public static class Percent
{
    /// <summary>Returns <c>97 %</c>. Rounding never produces 100 % or 0 % unless the share is exactly 1 or 0.</summary>
    public static string Text(double share) => $"{Whole(share)} %";

    /// <summary>Returns <c>97 %</c>, or <c>97 % (95–99)</c> if repetitions differ.</summary>
    public static string Text(Spread share) => Whole(share.Lowest) == Whole(share.Highest) ? Text(share.Mean) : $"{Text(share.Mean)} ({Whole(share.Lowest)}–{Whole(share.Highest)})";

    /// <summary>Returns the difference of two shares in percentage points: <c>+12</c>.</summary>
    public static string Points(double difference) => Math.Round(difference * 100) is not 0 and var points ? $"{points:+0;-0}" : "±0";

    static int Whole(double share) => share is > 0 and < 1 ? Math.Clamp((int)Math.Round(share * 100), 1, 99) : (int)Math.Round(share * 100);
}

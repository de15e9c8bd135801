namespace Evolution.Lab.Verdicts;

/// <summary>Shares as people read them.</summary>
public static class Percent
{
    /// <summary><c>97 %</c>. It is 100 % or 0 % only where it is all or nothing.</summary>
    public static string Text(double share) => $"{Whole(share)} %";

    /// <summary><c>97 %</c>, or <c>97 % (95–99)</c> where repetitions differ.</summary>
    public static string Text(Spread share) => Whole(share.Lowest) == Whole(share.Highest) ? Text(share.Mean) : $"{Text(share.Mean)} ({Whole(share.Lowest)}–{Whole(share.Highest)})";

    /// <summary>The difference of two shares in percentage points: <c>+12</c>.</summary>
    public static string Points(double difference) => Math.Round(difference * 100) is not 0 and var points ? $"{points:+0;-0}" : "±0";

    static int Whole(double share) => share is > 0 and < 1 ? Math.Clamp((int)Math.Round(share * 100), 1, 99) : (int)Math.Round(share * 100);
}

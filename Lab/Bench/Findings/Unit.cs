namespace Evolution.Lab.Bench.Findings;

/// <summary>What a figure is measured in.</summary>
public enum Unit
{
    Seconds,
    PerSecond,
    Milliseconds,

    /// <summary>2²⁰ bytes.</summary>
    Mebibytes,
}

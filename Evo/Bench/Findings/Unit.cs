namespace Evolution.Evo.Bench.Findings;

/// <summary>What a figure is measured in.</summary>
public enum Unit
{
    Seconds,
    PerSecond,
    Milliseconds,

    /// <summary>A part of one processor core's time, 1 for all of it.</summary>
    Cores,

    /// <summary>2²⁰ bytes.</summary>
    Mebibytes,
}

namespace Evolution.Evo.Bench.Findings;

/// <summary>The unit of a benchmark.</summary>
public enum Unit
{
    Seconds,
    PerSecond,
    Milliseconds,

    /// <summary>CPU time in cores; 1 is one fully used core.</summary>
    Cores,

    /// <summary>2²⁰ bytes.</summary>
    Mebibytes,
}

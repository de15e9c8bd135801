namespace Evolution.Reports.Matrices;

/// <summary>The severity of a result. It is always shown as a color and a word.</summary>
public enum Level
{
    /// <summary>The result is not rated.</summary>
    Neutral,

    /// <summary>The fault has no noticeable effect.</summary>
    Well,

    /// <summary>The fault has a noticeable effect.</summary>
    Degraded,

    /// <summary>Most requests fail.</summary>
    Down,
}

namespace Evolution.Reports.Matrices;

/// <summary>The severity of a result. It is always shown as a color and a word.</summary>
public enum Level
{
    /// <summary>Not rated.</summary>
    Neutral,

    /// <summary>As good as without a fault.</summary>
    Well,

    /// <summary>Noticeably worse.</summary>
    Hurt,

    /// <summary>Most requests fail.</summary>
    Down,
}

namespace Evolution.Reports.Matrices;

/// <summary>How bad something is, for colour and word: never for colour alone.</summary>
public enum Level
{
    /// <summary>It is neither good nor bad by itself.</summary>
    Neutral,

    /// <summary>As good as without a fault.</summary>
    Well,

    /// <summary>Noticeably worse.</summary>
    Hurt,

    /// <summary>Most of it fails.</summary>
    Down,
}

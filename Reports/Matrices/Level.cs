namespace Evolution.Reports.Matrices;

/// <summary>The severity of a result, shown as a colour and a word, never as a colour alone.</summary>
public enum Level
{
    /// <summary>Neither good nor bad by itself.</summary>
    Neutral,

    /// <summary>As good as without a fault.</summary>
    Well,

    /// <summary>Noticeably worse.</summary>
    Hurt,

    /// <summary>Most requests fail.</summary>
    Down,
}

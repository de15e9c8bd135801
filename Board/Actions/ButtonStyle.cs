namespace Evolution.Board.Actions;

/// <summary>The visual style of a button.</summary>
public enum ButtonStyle
{
    /// <summary>The neutral style.</summary>
    Base,

    /// <summary>The main action of a page.</summary>
    Primary,

    /// <summary>An action that heals or repairs.</summary>
    Success,

    /// <summary>An action that disturbs.</summary>
    Warning,

    /// <summary>A destructive action.</summary>
    Danger,
}

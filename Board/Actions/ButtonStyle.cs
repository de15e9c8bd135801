namespace Evolution.Board.Actions;

/// <summary>The visual style of a button.</summary>
public enum ButtonStyle
{
    /// <summary>The neutral style.</summary>
    Base,

    /// <summary>The main action of a page.</summary>
    Primary,

    /// <summary>An action that heals a fault.</summary>
    Success,

    /// <summary>A disruptive action, such as a fault or a redeployment.</summary>
    Warning,

    /// <summary>A destructive action.</summary>
    Danger,
}

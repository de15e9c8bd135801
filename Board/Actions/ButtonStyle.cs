namespace Evolution.Board.Actions;

/// <summary>The look of a button. Its label describes what it does.</summary>
public enum ButtonStyle
{
    /// <summary>The neutral style.</summary>
    Base,

    /// <summary>The main action of a page.</summary>
    Primary,

    /// <summary>Heals something.</summary>
    Success,

    /// <summary>Disturbs something.</summary>
    Warning,

    /// <summary>Destroys something.</summary>
    Danger,
}

namespace Evolution.Board.Actions;

/// <summary>How a button looks; its label says what it does.</summary>
public enum ButtonStyle
{
    /// <summary>Like the page.</summary>
    Base,

    /// <summary>What the page is for.</summary>
    Primary,

    /// <summary>Makes something well again.</summary>
    Success,

    /// <summary>Disturbs something.</summary>
    Warning,

    /// <summary>Destroys something.</summary>
    Danger,
}

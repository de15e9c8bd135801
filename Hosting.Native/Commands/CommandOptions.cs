namespace Evolution.Hosting.Native;

/// <summary>How a command is shown. The native host shows commands nowhere itself; the control server runs them by name.</summary>
public class CommandOptions
{
    public string? Description { get; set; }

    /// <summary>What is asked for before the command runs.</summary>
    public IReadOnlyList<InteractionInput> Arguments { get; set; } = [];

    /// <summary>A question to ask before the command runs.</summary>
    public string? ConfirmationMessage { get; set; }

    public string? IconName { get; set; }

    public bool IsHighlighted { get; set; }
}

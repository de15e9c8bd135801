namespace Evolution.Hosting.Native;

/// <summary>An argument of a command: what is asked for and, when the command runs, what was given.</summary>
public sealed class InteractionInput
{
    public required string Name { get; init; }

    public required InputType InputType { get; init; }

    /// <summary>What people are shown instead of the name.</summary>
    public string? Label { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether the command cannot run without it.</summary>
    public bool Required { get; init; }

    /// <summary>An example, shown as long as nothing is given.</summary>
    public string? Placeholder { get; init; }

    /// <summary>What was given.</summary>
    public string? Value { get; set; }
}

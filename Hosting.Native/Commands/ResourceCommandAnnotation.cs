namespace Evolution.Hosting.Native;

/// <summary>A command of a resource.</summary>
public sealed class ResourceCommandAnnotation(string name, string displayName, Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand, CommandOptions options) : IResourceAnnotation
{
    /// <summary>Unique within the resource.</summary>
    public string Name => name;

    public string DisplayName => displayName;

    public Func<ExecuteCommandContext, Task<ExecuteCommandResult>> ExecuteCommand => executeCommand;

    public string? DisplayDescription => options.Description;

    public IReadOnlyList<InteractionInput> Arguments => options.Arguments;

    public string? ConfirmationMessage => options.ConfirmationMessage;

    public string? IconName => options.IconName;

    public bool IsHighlighted => options.IsHighlighted;
}

namespace Evolution.Hosting.Native;

/// <summary>How a command ended.</summary>
public sealed class ExecuteCommandResult
{
    public required bool Success { get; init; }

    public bool Canceled { get; init; }

    /// <summary>What was done, or why it failed.</summary>
    public string? Message { get; init; }

    public CommandResultData? Data { get; init; }
}

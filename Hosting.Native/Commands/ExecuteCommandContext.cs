using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>What a command is given when it runs.</summary>
public sealed class ExecuteCommandContext
{
    public required IServiceProvider Services { get; init; }

    /// <summary>The resource that the command was asked of.</summary>
    public required string ResourceName { get; init; }

    public required CancellationToken CancellationToken { get; init; }

    /// <summary>What was given as its arguments.</summary>
    public required InteractionInputCollection Arguments { get; init; }

    /// <summary>Writes to the resource's own log.</summary>
    public required ILogger Logger { get; init; }
}

namespace Evolution.Hosting.Native;

/// <summary>What a command gives back besides its message.</summary>
public sealed class CommandResultData
{
    public required string Value { get; init; }

    public CommandResultFormat Format { get; init; }
}

using System.Text.Json.Nodes;

namespace Evolution.ApiContracts.Pacts;

/// <summary>A message that the consumer can handle.</summary>
public sealed record Message
{
    /// <summary>What it tells.</summary>
    public required string Description { get; init; }

    /// <summary>What must have happened at the provider.</summary>
    public IReadOnlyList<ProviderState> ProviderStates { get; init; } = [];

    /// <summary>An example of it with all that the consumer reads.</summary>
    public required JsonNode Contents { get; init; }

    /// <summary>How other messages may differ from the example.</summary>
    public MatchingRules MatchingRules { get; init; } = new();

    /// <summary>What is said of it beside its contents.</summary>
    public required MessageMetadata MetaData { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Description} ({MetaData.MessageType})";
}

/// <summary>What is said of a message beside its contents.</summary>
/// <param name="ContentType">How it is written.</param>
/// <param name="MessageType">Its name, such as <c>StockReserved</c>.</param>
public sealed record MessageMetadata(string ContentType, string MessageType);

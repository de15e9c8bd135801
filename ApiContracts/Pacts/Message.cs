using System.Text.Json.Nodes;

namespace Evolution.ApiContracts.Pacts;

/// <summary>A message that the consumer can handle.</summary>
public sealed record Message
{
    /// <summary>The description of the message.</summary>
    public required string Description { get; init; }

    /// <summary>The states that the provider must be in.</summary>
    public IReadOnlyList<ProviderState> ProviderStates { get; init; } = [];

    /// <summary>An example of the contents with everything that the consumer reads.</summary>
    public required JsonNode Contents { get; init; }

    /// <summary>The rules by which other messages may differ from the example.</summary>
    public MatchingRules MatchingRules { get; init; } = new();

    /// <summary>The metadata in addition to the contents.</summary>
    public required MessageMetadata MetaData { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Description} ({MetaData.MessageType})";
}

/// <summary>The metadata of a message.</summary>
/// <param name="ContentType">The format of the contents.</param>
/// <param name="MessageType">The name of the message type, such as <c>StockReserved</c>.</param>
public sealed record MessageMetadata(string ContentType, string MessageType);

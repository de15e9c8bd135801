using System.Text.Json.Nodes;

namespace Evolution.ApiContracts.Pacts;

/// <summary>What a consumer relies on of a provider (Pact specification 3: a file has interactions over HTTP, or messages).</summary>
public sealed record Pact
{
    /// <summary>Who relies on it.</summary>
    public required Participant Consumer { get; init; }

    /// <summary>On whom.</summary>
    public required Participant Provider { get; init; }

    /// <summary>Questions and answers.</summary>
    public IReadOnlyList<Interaction> Interactions { get; init; } = [];

    /// <summary>The messages that it receives.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>Which specification it follows.</summary>
    public required PactMetadata Metadata { get; init; }
}

/// <summary>A consumer or a provider.</summary>
/// <param name="Name">The service's name.</param>
public sealed record Participant(string Name);

/// <summary>What is said of a pact.</summary>
/// <param name="PactSpecification">The specification that it follows.</param>
public sealed record PactMetadata(PactSpecification PactSpecification);

/// <summary>The Pact specification.</summary>
/// <param name="Version">Its version, such as <c>3.0.0</c>.</param>
public sealed record PactSpecification(string Version);

/// <summary>What must be so at the provider before an interaction.</summary>
/// <param name="Name">In words, the same in all pacts that mean the same.</param>
/// <param name="Params">The particulars.</param>
public sealed record ProviderState(string Name, JsonObject? Params = null);

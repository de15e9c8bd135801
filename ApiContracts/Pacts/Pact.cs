using System.Text.Json.Nodes;

namespace Evolution.ApiContracts.Pacts;

/// <summary>What a consumer relies on a provider for (Pact specification 3: a file contains HTTP interactions or messages).</summary>
public sealed record Pact
{
    /// <summary>The service that relies on the provider.</summary>
    public required Participant Consumer { get; init; }

    /// <summary>The service that the consumer relies on.</summary>
    public required Participant Provider { get; init; }

    /// <summary>The HTTP requests with the responses that the consumer needs.</summary>
    public IReadOnlyList<Interaction> Interactions { get; init; } = [];

    /// <summary>The messages that the consumer receives.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>The metadata, which names the specification that the pact follows.</summary>
    public required PactMetadata Metadata { get; init; }
}

/// <summary>A consumer or a provider.</summary>
/// <param name="Name">The service's name.</param>
public sealed record Participant(string Name);

/// <summary>The metadata of a pact.</summary>
/// <param name="PactSpecification">The specification that the pact follows.</param>
public sealed record PactMetadata(PactSpecification PactSpecification);

/// <summary>The Pact specification.</summary>
/// <param name="Version">Its version, such as <c>3.0.0</c>.</param>
public sealed record PactSpecification(string Version);

/// <summary>A state that the provider must be in before an interaction.</summary>
/// <param name="Name">The description, identical in all pacts that mean the same state.</param>
/// <param name="Params">The parameters of the state; null if there are none.</param>
public sealed record ProviderState(string Name, JsonObject? Params = null);

using System.Text.Json.Nodes;

namespace Evolution.ApiContracts.Pacts;

/// <summary>A request, and the response that the consumer needs.</summary>
public sealed record Interaction
{
    /// <summary>The description of the interaction.</summary>
    public required string Description { get; init; }

    /// <summary>The states that the provider must be in.</summary>
    public IReadOnlyList<ProviderState> ProviderStates { get; init; } = [];

    /// <summary>The request.</summary>
    public required PactRequest Request { get; init; }

    /// <summary>The response.</summary>
    public required PactResponse Response { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Description} ({Request.Method} {Request.Path})";
}

/// <summary>The request that a consumer sends.</summary>
public sealed record PactRequest
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The parameters of the query, each with all of its values.</summary>
    public IReadOnlyDictionary<string, string[]> Query { get; init; } = new Dictionary<string, string[]>();

    /// <summary>The body; null if there is none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The path with the query.</summary>
    public string PathAndQuery => Query.Count is 0 ? Path : $"{Path}?{string.Join('&', Query.SelectMany(parameter => parameter.Value.Select(value => $"{parameter.Key}={Uri.EscapeDataString(value)}")))}";
}

/// <summary>The response that the consumer needs.</summary>
public sealed record PactResponse
{
    /// <summary>The HTTP status code.</summary>
    public required int Status { get; init; }

    /// <summary>An example of the body with everything that the consumer reads; null if it reads nothing.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The rules by which other bodies may differ from the example.</summary>
    public MatchingRules MatchingRules { get; init; } = new();
}

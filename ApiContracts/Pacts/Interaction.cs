using System.Text.Json.Nodes;

namespace Evolution.ApiContracts.Pacts;

/// <summary>A question and the answer that the consumer can go on with.</summary>
public sealed record Interaction
{
    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>What must be so at the provider.</summary>
    public IReadOnlyList<ProviderState> ProviderStates { get; init; } = [];

    /// <summary>The question.</summary>
    public required PactRequest Request { get; init; }

    /// <summary>The answer.</summary>
    public required PactResponse Response { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Description} ({Request.Method} {Request.Path})";
}

/// <summary>What a consumer asks, as it writes it.</summary>
public sealed record PactRequest
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The parameters of the query, each with all of its values.</summary>
    public IReadOnlyDictionary<string, string[]> Query { get; init; } = new Dictionary<string, string[]>();

    /// <summary>The body; null where there is none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The path with the query.</summary>
    public string PathAndQuery => Query.Count is 0 ? Path : $"{Path}?{string.Join('&', Query.SelectMany(parameter => parameter.Value.Select(value => $"{parameter.Key}={Uri.EscapeDataString(value)}")))}";
}

/// <summary>What the consumer must be answered.</summary>
public sealed record PactResponse
{
    /// <summary>The status.</summary>
    public required int Status { get; init; }

    /// <summary>An example of the body with all that the consumer reads; null where it reads nothing.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>How other bodies may differ from the example.</summary>
    public MatchingRules MatchingRules { get; init; } = new();
}

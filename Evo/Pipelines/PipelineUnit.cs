namespace Evolution.Evo.Pipelines;

/// <summary>A unit with its own pipeline.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Folder">The source folder; null for all services together.</param>
/// <param name="Tests">The test project; null for all test projects.</param>
sealed record PipelineUnit(string Name, string? Folder, string? Tests)
{
    /// <summary>The package that services share.</summary>
    public static readonly PipelineUnit Contracts = new("contracts", "Contracts", "tests/Contracts.Tests");

    /// <summary>All services together, as in phase 0.</summary>
    public static readonly PipelineUnit AllServices = new("all", null, null);

    /// <summary>The services.</summary>
    public static readonly IReadOnlyList<PipelineUnit> Services = [.. new[] { "Orders", "Inventory", "Payments", "Gateway" }.Select(name => new PipelineUnit(name.ToLowerInvariant(), $"Services/{name}", $"tests/{name}.Tests"))];

    /// <summary>All units.</summary>
    public static readonly IReadOnlyList<PipelineUnit> All = [.. Services, Contracts, AllServices];

    /// <summary>Whether the unit is a service. Services pin a release of the contracts.</summary>
    public bool IsService => Services.Contains(this);
}

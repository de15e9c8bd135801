namespace Evolution.Evo.Pipelines;

/// <summary>What has a pipeline of its own.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Folder">Its source; null for everything together.</param>
/// <param name="Tests">Its test project; null for all of them.</param>
sealed record PipelineUnit(string Name, string? Folder, string? Tests)
{
    /// <summary>The package that services share.</summary>
    public static readonly PipelineUnit Contracts = new("contracts", "Contracts", "tests/Contracts.Tests");

    /// <summary>All services at once, as in phase 0.</summary>
    public static readonly PipelineUnit Everything = new("all", null, null);

    /// <summary>The services.</summary>
    public static readonly IReadOnlyList<PipelineUnit> Services = [.. new[] { "Orders", "Inventory", "Payments", "Gateway" }.Select(name => new PipelineUnit(name.ToLowerInvariant(), $"Services/{name}", $"tests/{name}.Tests"))];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<PipelineUnit> All = [.. Services, Contracts, Everything];

    /// <summary>Whether it is a service, which pins a release of the contracts.</summary>
    public bool IsService => Services.Contains(this);
}

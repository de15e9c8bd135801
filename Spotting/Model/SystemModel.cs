namespace Evolution.Spotting.Model;

/// <summary>A system as its files describe it, before roles and symptoms are decided.</summary>
public sealed record SystemModel
{
    /// <summary>Everything that the system runs: containers, pods, projects.</summary>
    public IReadOnlyList<Workload> Workloads { get; init; } = [];

    /// <summary>Source that several workloads are visibly built from.</summary>
    public IReadOnlyList<SharedCode> SharedCode { get; init; } = [];

    /// <summary>What could not be read or resolved: nothing is omitted silently.</summary>
    public IReadOnlyList<Unresolved> Unresolved { get; init; } = [];

    /// <summary>The files that the system was read from.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Combines two systems.</summary>
    public static SystemModel operator +(SystemModel left, SystemModel right) => new()
    {
        Workloads = [.. left.Workloads, .. right.Workloads],
        SharedCode = [.. left.SharedCode, .. right.SharedCode],
        Unresolved = [.. left.Unresolved, .. right.Unresolved],
        Files = [.. left.Files.Union(right.Files)],
    };
}

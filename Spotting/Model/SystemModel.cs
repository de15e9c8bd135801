namespace Evolution.Spotting.Model;

/// <summary>A system as described by its files, before roles and symptoms are decided.</summary>
public sealed record SystemModel
{
    /// <summary>The workloads: containers, pods, projects.</summary>
    public IReadOnlyList<Workload> Workloads { get; init; } = [];

    /// <summary>The source from which several workloads are built.</summary>
    public IReadOnlyList<SharedCode> SharedCode { get; init; } = [];

    /// <summary>The input that could not be read or resolved. Nothing is omitted silently.</summary>
    public IReadOnlyList<UnresolvedItem> Unresolved { get; init; } = [];

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

using Evolution.Control;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>The memory of all resources at one point in time.</summary>
/// <param name="Resources">The resources, each with its kind and the mebibytes of all its processes; on Linux the proportional set size (PSS), which counts shared pages once.</param>
sealed record MemorySnapshot(IReadOnlyList<(string Resource, string Kind, double Mebibytes)> Resources)
{
    const string Services = "services";

    /// <summary>The memory of all resources in mebibytes, without the host.</summary>
    public double Total => Resources.Sum(resource => resource.Mebibytes);

    /// <summary>The memory of the shop's services in mebibytes: Orders, Inventory, Payments and the Gateway.</summary>
    public double ServiceTotal => Resources.Where(resource => resource.Kind is Services).Sum(resource => resource.Mebibytes);

    public static async Task<MemorySnapshot> TakeAsync(ControlClient control, CancellationToken cancellationToken) =>
        Of(await control.GetResourcesAsync(includeUsage: true, cancellationToken));

    public static MemorySnapshot Of(IEnumerable<ResourceState> resources) => new([.. resources
        .Where(resource => resource.Usage is not null)
        .Select(resource => (resource.Name, GetKind(resource), resource.Usage!.MemoryMebibytes))
        .OrderBy(resource => resource.Name, StringComparer.Ordinal)]);

    /// <summary>The mebibytes by kind, such as <c>services 310, Postgres 60</c>.</summary>
    public string ByKind => string.Join(", ", Resources
        .GroupBy(resource => resource.Kind)
        .OrderByDescending(kind => kind.Sum(resource => resource.Mebibytes))
        .Select(kind => $"{kind.Key} {kind.Sum(resource => resource.Mebibytes):0}"));

    /// <summary>Describes the change of the memory of each resource since an earlier snapshot, such as <c>orders 88 → 95, orders-db 20 → 31</c>.</summary>
    public string DescribeGrowth(MemorySnapshot before) => string.Join(", ", Resources.Select(resource =>
        $"{resource.Resource} {before.Resources.FirstOrDefault(candidate => candidate.Resource == resource.Resource).Mebibytes:0} → {resource.Mebibytes:0}"));

    static string GetKind(ResourceState resource) => resource.IsService ? Services : resource.Type.Replace("ServerResource", "").Replace("Resource", "");
}

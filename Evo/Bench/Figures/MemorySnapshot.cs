using Evolution.Control;

namespace Evolution.Evo.Bench.Figures;

/// <summary>The memory of every resource at one moment.</summary>
/// <param name="Resources">The resources, each with its kind and the mebibytes of all its processes; on Linux the proportional set size (PSS), which counts shared pages once.</param>
sealed record MemorySnapshot(IReadOnlyList<(string Resource, string Kind, double Mebibytes)> Resources)
{
    const double BytesPerMebibyte = 1024 * 1024;
    const string Services = "services";

    /// <summary>The memory of all resources in mebibytes, without the host itself.</summary>
    public double Total => Resources.Sum(resource => resource.Mebibytes);

    /// <summary>The memory of the shop's own services in mebibytes: Orders, Inventory, Payments and the Gateway.</summary>
    public double OfServices => Resources.Where(resource => resource.Kind is Services).Sum(resource => resource.Mebibytes);

    public static async Task<MemorySnapshot> TakeAsync(ControlClient control, CancellationToken cancellationToken) =>
        Of(await control.ResourcesAsync(usage: true, cancellationToken));

    public static MemorySnapshot Of(IEnumerable<ResourceState> resources) => new([.. resources
        .Where(resource => resource.Usage is not null)
        .Select(resource => (resource.Name, KindOf(resource), resource.Usage!.MemoryBytes / BytesPerMebibyte))
        .OrderBy(resource => resource.Name, StringComparer.Ordinal)]);

    /// <summary>The mebibytes by kind, such as <c>services 310, Postgres 60</c>.</summary>
    public string ByKind => string.Join(", ", Resources
        .GroupBy(resource => resource.Kind)
        .OrderByDescending(kind => kind.Sum(resource => resource.Mebibytes))
        .Select(kind => $"{kind.Key} {kind.Sum(resource => resource.Mebibytes):0}"));

    /// <summary>Describes the memory of each resource before and now, such as <c>orders 88 → 95, orders-db 20 → 31</c>.</summary>
    public string GrowthSince(MemorySnapshot before) => string.Join(", ", Resources.Select(resource =>
        $"{resource.Resource} {before.Resources.FirstOrDefault(earlier => earlier.Resource == resource.Resource).Mebibytes:0} → {resource.Mebibytes:0}"));

    static string KindOf(ResourceState resource) => resource.IsService ? Services : resource.Type.Replace("ServerResource", "").Replace("Resource", "");
}

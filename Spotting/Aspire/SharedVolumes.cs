using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Ties each resource to the first one that mounts the same named volume.</summary>
static class SharedVolumes
{
    public static IReadOnlyList<Workload> Tie(AspireManifest manifest, IReadOnlyList<Workload> workloads)
    {
        var first = new Dictionary<string, string>();
        return [.. workloads.Select(workload => workload with { Ties = [.. workload.Ties, .. Of(manifest, workload, first)] })];
    }

    static IEnumerable<Tie> Of(AspireManifest manifest, Workload workload, Dictionary<string, string> first)
    {
        foreach (var volume in manifest.Resources[workload.Name].Node["volumes"]?.Items ?? [])
        {
            if (volume["name"]?.Text is not { } name || first.TryAdd(name, workload.Name) || first[name] == workload.Name) continue;
            yield return new(first[name], TieKind.SharesVolume, manifest.PlaceOf(volume.Line));
        }
    }
}

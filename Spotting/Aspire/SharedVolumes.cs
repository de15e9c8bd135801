using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Adds a relationship from each resource to the first one that mounts the same named volume.</summary>
static class SharedVolumes
{
    public static IReadOnlyList<Workload> AddRelationships(AspireManifest manifest, IReadOnlyList<Workload> workloads)
    {
        var firstUsers = new Dictionary<string, string>();
        return [.. workloads.Select(workload => workload with { Relationships = [.. workload.Relationships, .. ReadSharedVolumes(manifest, workload, firstUsers)] })];
    }

    static IEnumerable<Relationship> ReadSharedVolumes(AspireManifest manifest, Workload workload, Dictionary<string, string> firstUsers)
    {
        foreach (var volume in manifest.Resources[workload.Name].Node["volumes"]?.Items ?? [])
        {
            if (volume["name"]?.Text is not { } name || firstUsers.TryAdd(name, workload.Name) || firstUsers[name] == workload.Name) continue;
            yield return new(firstUsers[name], RelationshipKind.SharesVolume, manifest.GetLocation(volume.Line));
        }
    }
}

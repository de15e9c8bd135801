using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Names workloads after their objects, and resolves duplicates by namespace, kind or place.</summary>
sealed class WorkloadNames
{
    readonly HashSet<string> used = [];

    public string Of(ClusterObject owner)
    {
        string[] candidates = [owner.Name, owner.Namespace is { } place ? $"{owner.Name}.{place}" : owner.Name, $"{owner.Kind.ToLowerInvariant()}/{owner.Name}"];
        return candidates.FirstOrDefault(used.Add) ?? $"{owner.Name} ({owner.Place})";
    }
}

using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Creates unique names for workloads: that of the object, with its namespace, kind or location if necessary.</summary>
sealed class WorkloadNames
{
    readonly HashSet<string> usedNames = [];

    public string GetUniqueName(ClusterObject owner)
    {
        string[] candidates = [owner.Name, owner.Namespace is { } namespaceName ? $"{owner.Name}.{namespaceName}" : owner.Name, $"{owner.Kind.ToLowerInvariant()}/{owner.Name}"];
        return candidates.FirstOrDefault(usedNames.Add) ?? $"{owner.Name} ({owner.Location})";
    }
}

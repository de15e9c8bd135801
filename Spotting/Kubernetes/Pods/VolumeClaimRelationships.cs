using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Reads the relationship of each workload to the first one that claims the same volume.</summary>
sealed class VolumeClaimRelationships
{
    readonly Dictionary<(string? Namespace, string Claim), string> firstUsers = [];

    public IEnumerable<Relationship> Read(ClusterObject owner, string workload, PodTemplate pod)
    {
        foreach (var volume in pod.Spec["volumes"]?.Items ?? [])
        {
            if (volume.Find("persistentVolumeClaim", "claimName") is not { Text: { } claim } claimName || firstUsers.TryAdd((owner.Namespace, claim), workload) || firstUsers[(owner.Namespace, claim)] == workload) continue;
            yield return new(firstUsers[(owner.Namespace, claim)], RelationshipKind.SharesVolume, owner.GetLocation(claimName));
        }
    }
}

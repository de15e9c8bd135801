using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Ties each workload to the first one that claims the same volume.</summary>
sealed class ClaimTies
{
    readonly Dictionary<(string? Namespace, string Claim), string> first = [];

    public IEnumerable<Tie> Of(ClusterObject owner, string workload, PodTemplate pod)
    {
        foreach (var volume in pod.Spec["volumes"]?.Items ?? [])
        {
            if (volume.At("persistentVolumeClaim", "claimName") is not { Text: { } claim } named || first.TryAdd((owner.Namespace, claim), workload) || first[(owner.Namespace, claim)] == workload) continue;
            yield return new(first[(owner.Namespace, claim)], TieKind.SharesVolume, owner.PlaceOf(named));
        }
    }
}

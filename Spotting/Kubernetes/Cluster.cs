using Evolution.Spotting.Kubernetes.Networking;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Kubernetes.Pods;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Reads the workloads of all objects, as a cluster would run them.</summary>
sealed class Cluster(IReadOnlyList<ClusterObject> objects, List<UnresolvedItem> unresolved)
{
    // Objects whose resources a tool in the cluster downloads and renders.
    static readonly HashSet<(string, string)> Installers = [("helm.toolkit.fluxcd.io", "HelmRelease"), ("helm.cattle.io", "HelmChart"), ("argoproj.io", "Application"), ("argoproj.io", "ApplicationSet")];

    public IReadOnlyList<Workload> ReadWorkloads()
    {
        var pods = objects.Select(PodTemplate.Find).ToArray();
        var services = new ServiceIndex(objects, pods.OfType<PodTemplate>());
        var reader = new PodReader(services, new(new(objects), new(objects), unresolved), new(objects), new(unresolved));
        var names = new WorkloadNames();
        var workloads = new List<Workload>();
        foreach (var (resource, pod) in objects.Zip(pods))
        {
            if (pod is not null) workloads.AddRange(reader.Read(resource, pod, names.GetUniqueName(resource)));
            else if (OperatorStore.Find(resource) is { } store) workloads.Add(store.Read(resource, names.GetUniqueName(resource)));
            else if (Installers.Contains((resource.Group, resource.Kind))) unresolved.Add(new(resource.Location, $"{resource.Kind} {resource.Name} installs resources that are not in this file: specify the rendered manifests"));
        }
        unresolved.AddRange(services.UnresolvedServices);
        return workloads;
    }
}

using Evolution.Spotting.Kubernetes.Networking;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Kubernetes.Pods;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>All objects together, as a cluster would run them.</summary>
sealed class Cluster(IReadOnlyList<ClusterObject> objects, List<Unresolved> unresolved)
{
    // Objects of which a tool in the cluster fetches and renders a chart.
    static readonly HashSet<(string, string)> Installers = [("helm.toolkit.fluxcd.io", "HelmRelease"), ("helm.cattle.io", "HelmChart"), ("argoproj.io", "Application"), ("argoproj.io", "ApplicationSet")];

    public IReadOnlyList<Workload> Workloads()
    {
        var pods = objects.Select(PodTemplate.Of).ToArray();
        var services = new ServiceIndex(objects, pods.OfType<PodTemplate>());
        var reader = new PodReader(services, new(new(objects), new(objects), unresolved), new(objects), new(unresolved));
        var names = new WorkloadNames();
        var workloads = new List<Workload>();
        foreach (var (known, pod) in objects.Zip(pods))
        {
            if (pod is not null) workloads.AddRange(reader.Read(known, pod, names.Of(known)));
            else if (OperatorStore.Of(known) is { } store) workloads.Add(store.Read(known, names.Of(known)));
            else if (Installers.Contains((known.Group, known.Kind))) unresolved.Add(new(known.Place, $"{known.Kind} {known.Name} installs what is not in this file: give what it renders to"));
        }
        unresolved.AddRange(services.Unused);
        return workloads;
    }
}

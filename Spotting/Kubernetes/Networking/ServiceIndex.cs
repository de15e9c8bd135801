using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Networking;

/// <summary>Finds the services that lead to a pod.</summary>
sealed class ServiceIndex
{
    // No real pod has more; thousands of pods, each with thousands of services, would yield millions of names.
    const int MaxServices = 30;

    readonly List<ClusterService> services;
    readonly ILookup<(string, string), ClusterService> byLabel;
    readonly NamespacedIndex<ClusterService> byName;
    readonly HashSet<ClusterService> used = [];

    public ServiceIndex(IEnumerable<ClusterObject> objects, IEnumerable<PodTemplate> pods)
    {
        services = [.. objects.Where(known => known is { Kind: "Service", Group: "" }).Select(known => new ClusterService(known))];
        byName = new(services.Select(service => (service.Definition.Name, service.Definition.Namespace, service)));
        AddAliases();
        // Each service is indexed under its rarest label: under a label that every pod has, each pod would be compared with each service.
        var count = pods.SelectMany(pod => pod.Labels).CountBy(label => (label.Key, label.Value)).ToDictionary();
        byLabel = services.Where(service => service.Selector.Count > 0).ToLookup(service => service.Selector.Select(label => (label.Key, label.Value)).MinBy(label => count.GetValueOrDefault(label)));
    }

    public IReadOnlyList<ClusterService> Of(ClusterObject owner, PodTemplate pod)
    {
        var labels = pod.Labels;
        var found = labels.SelectMany(label => byLabel[(label.Key, label.Value)]).Where(service => ClusterObject.AreOne(service.Definition.Namespace, owner.Namespace) && service.Selector.All(label => labels.GetValueOrDefault(label.Key) == label.Value)).Take(MaxServices).ToList();
        used.UnionWith(found);
        return found;
    }

    /// <summary>Finds the service of that name in a namespace; null if the files have none.</summary>
    public ClusterService? Find(string name, string? inNamespace) => byName.Find(name, inNamespace);

    /// <summary>The services that lead to nothing that was read; complete only after all pods have been processed.</summary>
    public IEnumerable<Unresolved> Unused => services.Where(service => !used.Contains(service)).Select(service => new Unresolved(service.Definition.Place, service switch
    {
        { ExternalName: { } name } when !inside.Contains(service) => $"the service {service.Definition.Name} leads to {name}, outside of these files",
        { ExternalName: not null } => "",
        { Selector.Count: 0 } => $"the service {service.Definition.Name} selects no pods: where it leads to is said elsewhere",
        _ => $"the service {service.Definition.Name} selects pods that no workload here has",
    })).Where(left => left.What is not "");

    readonly HashSet<ClusterService> inside = [];

    /// <summary>Adds the names of services that are an alias of another one in the cluster.</summary>
    void AddAliases()
    {
        var byHost = services.Where(service => service.ExternalName is null).SelectMany(service => service.Hosts.Select(host => (host, service))).ToLookup(pair => pair.host, pair => pair.service);
        foreach (var alias in services.Where(service => service.ExternalName is not null))
        {
            if (byHost[alias.ExternalName!].FirstOrDefault() is not { } target) continue;
            target.Hosts.AddRange(alias.Hosts);
            inside.Add(alias);
        }
    }
}

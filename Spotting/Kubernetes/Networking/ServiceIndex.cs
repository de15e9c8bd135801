using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Networking;

/// <summary>Finds the services that select a pod.</summary>
sealed class ServiceIndex
{
    // Real pods have fewer. Thousands of pods, each with thousands of services, would have millions of host names.
    const int MaxServices = 30;

    readonly List<ClusterService> services;
    readonly ILookup<(string, string), ClusterService> byLabel;
    readonly NamespacedIndex<ClusterService> byName;
    readonly HashSet<ClusterService> usedServices = [];

    public ServiceIndex(IEnumerable<ClusterObject> objects, IEnumerable<PodTemplate> pods)
    {
        services = [.. objects.Where(resource => resource is { Kind: "Service", Group: "" }).Select(resource => new ClusterService(resource))];
        byName = new(services.Select(service => (service.Definition.Name, service.Definition.Namespace, service)));
        AddAliases();
        // Each service is indexed by its rarest label. With a label that every pod has, each pod would be compared with each service.
        var labelCounts = pods.SelectMany(pod => pod.Labels).CountBy(label => (label.Key, label.Value)).ToDictionary();
        byLabel = services.Where(service => service.Selector.Count > 0).ToLookup(service => service.Selector.Select(label => (label.Key, label.Value)).MinBy(label => labelCounts.GetValueOrDefault(label)));
    }

    public IReadOnlyList<ClusterService> FindForPod(ClusterObject owner, PodTemplate pod)
    {
        var labels = pod.Labels;
        var found = labels.SelectMany(label => byLabel[(label.Key, label.Value)]).Where(service => ClusterObject.MatchNamespaces(service.Definition.Namespace, owner.Namespace) && service.Selector.All(label => labels.GetValueOrDefault(label.Key) == label.Value)).Take(MaxServices).ToList();
        usedServices.UnionWith(found);
        return found;
    }

    /// <summary>Finds the service of that name in a namespace; null if the files have none.</summary>
    public ClusterService? Find(string name, string? namespaceName) => byName.Find(name, namespaceName);

    /// <summary>The items for services that select none of the pods. Complete only after all pods have been processed.</summary>
    public IEnumerable<UnresolvedItem> UnresolvedServices => services.Where(service => !usedServices.Contains(service)).Select(service => new UnresolvedItem(service.Definition.Location, service switch
    {
        { ExternalName: { } name } when !internalAliases.Contains(service) => $"the service {service.Definition.Name} points to {name}, outside these files",
        { ExternalName: not null } => "",
        { Selector.Count: 0 } => $"the service {service.Definition.Name} has no selector: its target is defined elsewhere",
        _ => $"the selector of the service {service.Definition.Name} matches no pods in these files",
    })).Where(item => item.What is not "");

    readonly HashSet<ClusterService> internalAliases = [];

    /// <summary>Adds the names of services that are an alias of another one in the cluster.</summary>
    void AddAliases()
    {
        var byHost = services.Where(service => service.ExternalName is null).SelectMany(service => service.Hosts.Select(host => (host, service))).ToLookup(pair => pair.host, pair => pair.service);
        foreach (var alias in services.Where(service => service.ExternalName is not null))
        {
            if (byHost[alias.ExternalName!].FirstOrDefault() is not { } target) continue;
            target.Hosts.AddRange(alias.Hosts);
            internalAliases.Add(alias);
        }
    }
}

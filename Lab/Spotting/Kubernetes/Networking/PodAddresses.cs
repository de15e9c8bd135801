using Evolution.Lab.Spotting.Documents;
using Evolution.Lab.Spotting.Kubernetes.Objects;
using Evolution.Lab.Spotting.Model;

namespace Evolution.Lab.Spotting.Kubernetes.Networking;

/// <summary>The names and ports of a pod's containers. A port of a service belongs to the container that declares what it leads to, or else to the main one.</summary>
sealed class PodAddresses
{
    const int MostReplicas = 20;

    readonly Dictionary<Node, (List<string> Hosts, List<Port> Ports)> byContainer = new(ReferenceEqualityComparer.Instance);

    public PodAddresses(ServiceIndex services, ClusterObject owner, PodTemplate pod, Node main, IReadOnlyList<Node> containers)
    {
        foreach (var container in containers) byContainer[container] = ([], []);
        var leading = services.Of(owner, pod);
        foreach (var service in leading) AddService(service, main, containers);
        var hosts = byContainer[main].Hosts;
        if (owner.Node.At("spec", "serviceName")?.Text is { } governing) AddPods(owner, governing, services.Find(governing, owner.Namespace), hosts);
        // Knative makes a service of its own; and without any service, the name is what is left to know it by.
        if (owner.Group is "serving.knative.dev") hosts.AddRange(HostNames.Of(owner.Name, owner.Namespace));
        else if (leading.Count is 0 && services.Find(owner.Name, owner.Namespace) is null) hosts.Add(owner.Name);
        foreach (var container in containers) AddDeclared(container);
    }

    public (IReadOnlyList<string> Hosts, IReadOnlyList<Port> Ports) Of(Node container) =>
        byContainer.TryGetValue(container, out var found) ? ([.. found.Hosts.Distinct()], [.. found.Ports.Distinct()]) : ([], []);

    void AddService(ClusterService service, Node main, IReadOnlyList<Node> containers)
    {
        if (service.Ports is []) byContainer[main].Hosts.AddRange(service.Hosts);
        foreach (var (outer, target) in service.Ports)
        {
            var declaring = containers.FirstOrDefault(container => InnerOf(container, target) is not null);
            byContainer[declaring ?? main].Hosts.AddRange(service.Hosts);
            byContainer[declaring ?? main].Ports.Add(new(declaring is null ? ClusterService.Number(target) : InnerOf(declaring, target), outer));
        }
        // A name that kustomize changed is what the files still call it.
        if (service.Definition.FormerName is { } former) byContainer[main].Hosts.Add(former);
    }

    static void AddPods(ClusterObject owner, string governing, ClusterService? service, List<string> hosts)
    {
        var names = HostNames.Of(governing, service?.Definition.Namespace ?? owner.Namespace).ToArray();
        hosts.AddRange(names);
        var replicas = Math.Clamp(ClusterService.Number(owner.Node.At("spec", "replicas")) ?? 1, 1, MostReplicas);
        for (var index = 0; index < replicas; index++) hosts.AddRange(names.Select(name => $"{owner.Name}-{index}.{name}"));
    }

    void AddDeclared(Node container)
    {
        var ports = byContainer[container].Ports;
        foreach (var port in container["ports"]?.Items ?? [])
        {
            var (inner, outer) = (ClusterService.Number(port["containerPort"]), ClusterService.Number(port["hostPort"]));
            if (inner is not null && (outer is not null || ports.All(known => known.Inner != inner))) ports.Add(new(inner, outer));
        }
    }

    static int? InnerOf(Node container, string? target) => (container["ports"]?.Items ?? [])
        .Where(port => target is not null && (port["name"]?.Text == target || port["containerPort"]?.Text == target)).Select(port => ClusterService.Number(port["containerPort"])).FirstOrDefault();
}

using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Networking;

/// <summary>The names and ports of a pod's containers. A port of a service belongs to the container that declares its target port, or else to the main one.</summary>
sealed class PodAddresses
{
    const int MaxReplicas = 20;

    readonly Dictionary<Node, (List<string> Hosts, List<Port> Ports)> byContainer = new(ReferenceEqualityComparer.Instance);

    // By number and by name; if several containers declare the same port, it belongs to the first.
    readonly Dictionary<string, (Node Container, int Inner)> declared = [];

    public PodAddresses(ServiceIndex services, ClusterObject owner, PodTemplate pod, Node main, IReadOnlyList<Node> containers)
    {
        foreach (var container in containers)
        {
            byContainer[container] = ([], []);
            Note(container);
        }
        var leading = services.Of(owner, pod);
        foreach (var service in leading) AddService(service, main);
        var hosts = byContainer[main].Hosts;
        if (owner.Node.At("spec", "serviceName")?.Text is { } governing) AddPods(owner, governing, services.Find(governing, owner.Namespace), hosts);
        // Knative creates a service of its own; without any service, only the object's name is left to refer to it.
        if (owner.Group is "serving.knative.dev") hosts.AddRange(HostNames.Of(owner.Name, owner.Namespace));
        else if (leading.Count is 0 && services.Find(owner.Name, owner.Namespace) is null) hosts.Add(owner.Name);
        foreach (var container in containers) AddDeclared(container);
    }

    public (IReadOnlyList<string> Hosts, IReadOnlyList<Port> Ports) Of(Node container) =>
        byContainer.TryGetValue(container, out var found) ? ([.. found.Hosts.Distinct()], [.. found.Ports.Distinct()]) : ([], []);

    void AddService(ClusterService service, Node main)
    {
        var reached = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        if (service.Ports is []) byContainer[main].Hosts.AddRange(service.Hosts);
        foreach (var (outer, target) in service.Ports)
        {
            var (container, inner) = target is not null && declared.TryGetValue(target, out var found) ? (found.Container, found.Inner) : (main, ClusterService.Number(target));
            if (reached.Add(container)) byContainer[container].Hosts.AddRange(service.Hosts);
            byContainer[container].Ports.Add(new(inner, outer));
        }
        // The files can still refer to a name that kustomize changed.
        if (service.Definition.FormerName is { } former) byContainer[main].Hosts.Add(former);
    }

    static void AddPods(ClusterObject owner, string governing, ClusterService? service, List<string> hosts)
    {
        var names = HostNames.Of(governing, service?.Definition.Namespace ?? owner.Namespace).ToArray();
        hosts.AddRange(names);
        var replicas = Math.Clamp(ClusterService.Number(owner.Node.At("spec", "replicas")) ?? 1, 1, MaxReplicas);
        for (var index = 0; index < replicas; index++) hosts.AddRange(names.Select(name => $"{owner.Name}-{index}.{name}"));
    }

    void AddDeclared(Node container)
    {
        var ports = byContainer[container].Ports;
        var known = ports.Select(port => port.Inner).ToHashSet();
        foreach (var port in container["ports"]?.Items ?? [])
        {
            var (inner, outer) = (ClusterService.Number(port["containerPort"]), ClusterService.Number(port["hostPort"]));
            if (inner is not null && (known.Add(inner) || outer is not null)) ports.Add(new(inner, outer));
        }
    }

    void Note(Node container)
    {
        foreach (var port in container["ports"]?.Items ?? [])
        {
            if (ClusterService.Number(port["containerPort"]) is not { } inner) continue;
            declared.TryAdd(port["containerPort"]!.Text!, (container, inner));
            if (port["name"]?.Text is { } name) declared.TryAdd(name, (container, inner));
        }
    }
}

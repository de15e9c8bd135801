using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Networking;

/// <summary>The host names and ports of the containers of a pod. A service port belongs to the container that declares the target port, or else to the main one.</summary>
sealed class PodAddresses
{
    const int MaxReplicas = 20;

    readonly Dictionary<Node, (List<string> Hosts, List<Port> Ports)> byContainer = new(ReferenceEqualityComparer.Instance);

    // By number and name. If several containers declare the same port, it belongs to the first.
    readonly Dictionary<string, (Node Container, int Target)> declaredPorts = [];

    public PodAddresses(ServiceIndex services, ClusterObject owner, PodTemplate pod, Node main, IReadOnlyList<Node> containers)
    {
        foreach (var container in containers)
        {
            byContainer[container] = ([], []);
            AddDeclaredPorts(container);
        }
        var podServices = services.FindForPod(owner, pod);
        foreach (var service in podServices) AddService(service, main);
        var hosts = byContainer[main].Hosts;
        if (owner.Node.Find("spec", "serviceName")?.Text is { } serviceName) AddPods(owner, serviceName, services.Find(serviceName, owner.Namespace), hosts);
        // Knative creates the service. Without a service, the name of the object is the only host name.
        if (owner.Group is "serving.knative.dev") hosts.AddRange(HostNames.ForService(owner.Name, owner.Namespace));
        else if (podServices.Count is 0 && services.Find(owner.Name, owner.Namespace) is null) hosts.Add(owner.Name);
        foreach (var container in containers) AddRemainingPorts(container);
    }

    public (IReadOnlyList<string> Hosts, IReadOnlyList<Port> Ports) Get(Node container) =>
        byContainer.TryGetValue(container, out var found) ? ([.. found.Hosts.Distinct()], [.. found.Ports.Distinct()]) : ([], []);

    void AddService(ClusterService service, Node main)
    {
        var containersWithHosts = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        if (service.Ports is []) byContainer[main].Hosts.AddRange(service.Hosts);
        foreach (var (published, targetPort) in service.Ports)
        {
            var (container, target) = targetPort is not null && declaredPorts.TryGetValue(targetPort, out var found) ? (found.Container, found.Target) : (main, ClusterService.ParseNumber(targetPort));
            if (containersWithHosts.Add(container)) byContainer[container].Hosts.AddRange(service.Hosts);
            byContainer[container].Ports.Add(new(target, published));
        }
        // The files can still refer to the name before kustomize changed it.
        if (service.Definition.OriginalName is { } originalName) byContainer[main].Hosts.Add(originalName);
    }

    static void AddPods(ClusterObject owner, string serviceName, ClusterService? service, List<string> hosts)
    {
        var names = HostNames.ForService(serviceName, service?.Definition.Namespace ?? owner.Namespace).ToArray();
        hosts.AddRange(names);
        var replicas = Math.Clamp(ClusterService.ParseNumber(owner.Node.Find("spec", "replicas")) ?? 1, 1, MaxReplicas);
        for (var index = 0; index < replicas; index++) hosts.AddRange(names.Select(name => $"{owner.Name}-{index}.{name}"));
    }

    void AddRemainingPorts(Node container)
    {
        var ports = byContainer[container].Ports;
        var targets = ports.Select(port => port.Target).ToHashSet();
        foreach (var port in container["ports"]?.Items ?? [])
        {
            var (target, published) = (ClusterService.ParseNumber(port["containerPort"]), ClusterService.ParseNumber(port["hostPort"]));
            if (target is not null && (targets.Add(target) || published is not null)) ports.Add(new(target, published));
        }
    }

    void AddDeclaredPorts(Node container)
    {
        foreach (var port in container["ports"]?.Items ?? [])
        {
            if (ClusterService.ParseNumber(port["containerPort"]) is not { } target) continue;
            declaredPorts.TryAdd(port["containerPort"]!.Text!, (container, target));
            if (port["name"]?.Text is { } name) declaredPorts.TryAdd(name, (container, target));
        }
    }
}

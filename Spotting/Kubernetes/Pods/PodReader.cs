using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Networking;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Reads pods. The main container has the name of the owner; each other container is a workload in the same network.</summary>
sealed class PodReader(ServiceIndex services, ConfigReader config, DaprComponents dapr, SettingBudget budget)
{
    static readonly HashSet<string> JobKinds = ["Job", "CronJob", "ScaledJob"];

    readonly EnvironmentReader environment = new(config);
    readonly MountReader mounts = new(config);
    readonly VolumeClaimRelationships claims = new();

    public IEnumerable<Workload> Read(ClusterObject owner, PodTemplate pod, string name)
    {
        var containers = pod.Spec["containers"]!.Items.Where(container => container is MapNode).ToArray();
        if (containers is []) yield break;
        var main = Sidecars.FindMainContainer(containers);
        var addresses = new PodAddresses(services, owner, pod, main, containers);
        var isJob = JobKinds.Contains(owner.Kind);

        yield return ReadContainer(owner, pod, addresses, main, name) with { Location = owner.Location, IsJob = isJob, Relationships = [.. claims.Read(owner, name, pod)] };
        foreach (var container in containers.Where(container => !ReferenceEquals(container, main))) yield return ReadAdditional(container) with { IsJob = isJob };
        foreach (var container in (pod.Spec["initContainers"]?.Items ?? []).Where(container => container is MapNode))
            yield return ReadAdditional(container) with { IsJob = container["restartPolicy"]?.Text is not "Always" };

        Workload ReadAdditional(Node container)
        {
            var additional = ReadContainer(owner, pod, addresses, container, $"{name}/{container["name"]?.Text}");
            return additional with { Relationships = [new(name, RelationshipKind.SharesNetwork, additional.Location)] };
        }
    }

    Workload ReadContainer(ClusterObject owner, PodTemplate pod, PodAddresses addresses, Node container, string name)
    {
        var variables = budget.IsExhausted ? [] : environment.Read(owner, pod, name, container);
        var values = variables.DistinctBy(variable => variable.Name).ToDictionary(variable => variable.Name, variable => variable.Value);
        var words = (container["command"]?.Items ?? []).Concat(container["args"]?.Items ?? []).Where(word => word.Text is not null)
            .Select(word => new CommandWord(VariableExpansion.Expand(word.Text!, values), owner.GetLocation(word), word is ScalarNode { IsLiteral: true })).ToArray();
        var location = owner.GetLocation(container["name"] ?? container);
        var (hosts, ports) = addresses.Get(container);
        return new Workload
        {
            Name = name,
            Location = location,
            Unit = owner.File,
            Image = container["image"]?.Text,
            Hosts = hosts,
            Ports = ports,
            Settings = [.. budget.Take([.. variables, .. CommandSettings.Parse(words), .. dapr.ReadSettings(owner, pod)], location, name), .. budget.Take(mounts.Read(owner, name, pod.Spec, container), location, name)],
            Command = [.. words.Select(word => word.Text)],
        };
    }
}

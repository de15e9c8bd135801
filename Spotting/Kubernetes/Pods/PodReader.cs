using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Networking;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Reads a pod: the main container under the name of its owner, and each other one as a workload in the same network.</summary>
sealed class PodReader(ServiceIndex services, ConfigReader config, DaprComponents dapr, SettingBudget budget)
{
    static readonly HashSet<string> Jobs = ["Job", "CronJob", "ScaledJob"];

    readonly EnvironmentReader environment = new(config);
    readonly MountReader mounts = new(config);
    readonly ClaimTies claims = new();

    public IEnumerable<Workload> Read(ClusterObject owner, PodTemplate pod, string name)
    {
        var containers = pod.Spec["containers"]!.Items.Where(container => container is MapNode).ToArray();
        if (containers is []) yield break;
        var main = Sidecars.MainOf(containers);
        var addresses = new PodAddresses(services, owner, pod, main, containers);
        var isJob = Jobs.Contains(owner.Kind);

        yield return Container(owner, pod, addresses, main, name) with { Place = owner.Place, IsJob = isJob, Ties = [.. claims.Of(owner, name, pod)] };
        foreach (var container in containers.Where(container => !ReferenceEquals(container, main))) yield return Further(container) with { IsJob = isJob };
        foreach (var container in (pod.Spec["initContainers"]?.Items ?? []).Where(container => container is MapNode))
            yield return Further(container) with { IsJob = container["restartPolicy"]?.Text is not "Always" };

        Workload Further(Node container)
        {
            var inner = Container(owner, pod, addresses, container, $"{name}/{container["name"]?.Text}");
            return inner with { Ties = [new(name, TieKind.SharesNetwork, inner.Place)] };
        }
    }

    Workload Container(ClusterObject owner, PodTemplate pod, PodAddresses addresses, Node container, string name)
    {
        var variables = budget.IsSpent ? [] : environment.Read(owner, pod, name, container);
        var values = variables.DistinctBy(variable => variable.Name).ToDictionary(variable => variable.Name, variable => variable.Value);
        var words = (container["command"]?.Items ?? []).Concat(container["args"]?.Items ?? []).Where(word => word.Text is not null)
            .Select(word => new CommandWord(Expansion.Of(word.Text!, values), owner.PlaceOf(word), word is ScalarNode { IsLiteral: true })).ToArray();
        var place = owner.PlaceOf(container["name"] ?? container);
        var (hosts, ports) = addresses.Of(container);
        return new Workload
        {
            Name = name,
            Place = place,
            Unit = owner.File,
            Image = container["image"]?.Text,
            Hosts = hosts,
            Ports = ports,
            Settings = [.. budget.Take([.. variables, .. CommandSettings.Of(words), .. dapr.Of(owner, pod)], place, name), .. budget.Take(mounts.Read(owner, name, pod.Spec, container), place, name)],
            Command = [.. words.Select(word => word.Text)],
        };
    }
}

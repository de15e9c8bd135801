using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The connections that the network policies allow on Kubernetes.</summary>
public sealed class KubernetesNetworkTests
{
    static readonly string[] Services = [.. KubernetesShop.Services.Select(service => service.Deployment.Metadata.Name)];
    static readonly string[] WithStores = [.. Services.Where(name => name != "gateway")];

    [Fact]
    public void Exactly_the_calls_of_phase_3_are_allowed()
    {
        (string From, string To)[] expected =
        [
            .. WithStores.Select(name => ("gateway", name)),
            .. WithStores.Select(name => (name, $"{name}-postgres")),
            .. WithStores.Select(name => (name, $"{name}-redis")),
            .. WithStores.Select(name => (name, "rabbitmq")),
        ];
        string[] all = [.. Services, .. WithStores.Select(name => $"{name}-postgres"), .. WithStores.Select(name => $"{name}-redis"), "rabbitmq"];

        // Every pod may call the Gateway.
        var pairs = all.SelectMany(from => all.Where(to => to != from && to != "gateway").Select(to => (from, to)));

        pairs.Where(pair => MayLeave(pair.from, pair.to) && MayEnter(pair.from, pair.to)).ShouldBe(expected, ignoreOrder: true);
        Services.ShouldAllBe(name => PoliciesOf(name).Any(policy => policy.PolicyTypes.Contains("Egress")), "only listed egress is allowed");
    }

    [Fact]
    public void A_service_may_resolve_names_at_any_address()
    {
        foreach (var name in Services)
        {
            var rule = PoliciesOf(name).SelectMany(policy => policy.Egress ?? []).Where(rule => rule.Ports.Any(port => port.Port.Value is "53")).ShouldHaveSingleItem(name);
            rule.To.ShouldBeNull("NodeLocal DNSCache responds from addresses that no selector matches");
            rule.Ports.Select(port => $"{port.Protocol} {port.Port.Value}").ShouldBe(["UDP 53", "TCP 53"], ignoreOrder: true, name);
        }
    }

    [Fact]
    public void The_operators_can_reach_the_pods_that_they_monitor()
    {
        foreach (var name in WithStores) EntersFrom($"{name}-postgres", "cnpg-system").ShouldBe(["5432", "8000"], ignoreOrder: true, name);
        EntersFrom("rabbitmq", "rabbitmq-system").ShouldBe(["15672"]);
    }

    static IEnumerable<string> EntersFrom(string name, string space) => PoliciesOf(name).SelectMany(policy => policy.Ingress ?? [])
        .Where(rule => rule.FromProperty?.Any(peer => peer.NamespaceSelector?.MatchLabels.Contains(new("kubernetes.io/metadata.name", space)) is true) is true)
        .SelectMany(rule => rule.Ports).Select(port => port.Port.Value);

    static bool MayEnter(string from, string to) => PoliciesOf(to).Where(policy => policy.PolicyTypes.Contains("Ingress")).SelectMany(policy => policy.Ingress ?? [])
        .Any(rule => (rule.FromProperty is null || rule.FromProperty.Any(peer => Matches(peer, from))) && AtPortOf(rule.Ports, to));

    static bool MayLeave(string from, string to)
    {
        var policies = PoliciesOf(from).Where(policy => policy.PolicyTypes.Contains("Egress")).ToArray();
        return policies is [] || policies.SelectMany(policy => policy.Egress ?? []).Any(rule => (rule.To is null || rule.To.Any(peer => Matches(peer, to))) && AtPortOf(rule.Ports, to));
    }

    static bool AtPortOf(IEnumerable<V1NetworkPolicyPort> ports, string name) => ports.Any(port => port.Port.Value == (name switch
    {
        "rabbitmq" => "5672",
        _ when name.EndsWith("-postgres") => "5432",
        _ when name.EndsWith("-redis") => "6379",
        _ => "8080",
    }));

    static bool Matches(V1NetworkPolicyPeer peer, string name) => peer.NamespaceSelector is null && Selects(peer.PodSelector, name);

    static IEnumerable<V1NetworkPolicySpec> PoliciesOf(string name) => KubernetesUnit.Every<V1NetworkPolicy>().Select(found => found.Object.Spec).Where(policy => Selects(policy.PodSelector, name));

    /// <summary>Whether a selector matches the pods of a resource. The pods of a database have its operator's label.</summary>
    static bool Selects(V1LabelSelector selector, string name)
    {
        var labels = new Dictionary<string, string> { [name.EndsWith("-postgres") ? KubernetesShop.ClusterLabel : KubernetesShop.NameLabel] = name };
        return (selector.MatchLabels ?? new Dictionary<string, string>()).All(label => labels.GetValueOrDefault(label.Key) == label.Value)
            && (selector.MatchExpressions ?? []).All(expression => expression.OperatorProperty is "In" && labels.TryGetValue(expression.Key, out var value) && expression.Values.Contains(value));
    }
}

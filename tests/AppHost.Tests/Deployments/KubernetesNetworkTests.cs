using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The connections that the network policies allow on Kubernetes.</summary>
public sealed class KubernetesNetworkTests
{
    static readonly string[] Services = [.. KubernetesShop.Services.Select(service => service.Deployment.Metadata.Name)];
    static readonly string[] ServicesWithStores = [.. Services.Where(name => name != "gateway")];

    [Fact]
    public void Exactly_the_calls_of_phase_3_are_allowed()
    {
        (string From, string To)[] expected =
        [
            .. ServicesWithStores.Select(name => ("gateway", name)),
            .. ServicesWithStores.Select(name => (name, $"{name}-postgres")),
            .. ServicesWithStores.Select(name => (name, $"{name}-redis")),
            .. ServicesWithStores.Select(name => (name, "rabbitmq")),
        ];
        string[] allResources = [.. Services, .. ServicesWithStores.Select(name => $"{name}-postgres"), .. ServicesWithStores.Select(name => $"{name}-redis"), "rabbitmq"];

        // The Gateway accepts calls from anywhere.
        var pairs = allResources.SelectMany(from => allResources.Where(to => to != from && to != "gateway").Select(to => (from, to)));

        pairs.Where(pair => AllowsEgress(pair.from, pair.to) && AllowsIngress(pair.from, pair.to)).ShouldBe(expected, ignoreOrder: true);
        Services.ShouldAllBe(name => FindPolicies(name).Any(policy => policy.PolicyTypes.Contains("Egress")), "only listed egress is allowed");
    }

    [Fact]
    public void A_service_may_resolve_names_at_any_address()
    {
        foreach (var name in Services)
        {
            var rule = FindPolicies(name).SelectMany(policy => policy.Egress ?? []).Where(rule => rule.Ports.Any(port => port.Port.Value is "53")).ShouldHaveSingleItem(name);
            rule.To.ShouldBeNull("NodeLocal DNSCache responds from addresses that no selector matches");
            rule.Ports.Select(port => $"{port.Protocol} {port.Port.Value}").ShouldBe(["UDP 53", "TCP 53"], ignoreOrder: true, name);
        }
    }

    [Fact]
    public void The_operators_can_reach_the_pods_that_they_monitor()
    {
        foreach (var name in ServicesWithStores) FindIngressPorts($"{name}-postgres", "cnpg-system").ShouldBe(["5432", "8000"], ignoreOrder: true, name);
        FindIngressPorts("rabbitmq", "rabbitmq-system").ShouldBe(["15672"]);
    }

    static IEnumerable<string> FindIngressPorts(string name, string operatorNamespace) => FindPolicies(name).SelectMany(policy => policy.Ingress ?? [])
        .Where(rule => rule.FromProperty?.Any(peer => peer.NamespaceSelector?.MatchLabels.Contains(new("kubernetes.io/metadata.name", operatorNamespace)) is true) is true)
        .SelectMany(rule => rule.Ports).Select(port => port.Port.Value);

    static bool AllowsIngress(string from, string to) => FindPolicies(to).Where(policy => policy.PolicyTypes.Contains("Ingress")).SelectMany(policy => policy.Ingress ?? [])
        .Any(rule => (rule.FromProperty is null || rule.FromProperty.Any(peer => Matches(peer, from))) && IncludesPort(rule.Ports, to));

    static bool AllowsEgress(string from, string to)
    {
        var policies = FindPolicies(from).Where(policy => policy.PolicyTypes.Contains("Egress")).ToArray();
        return policies is [] || policies.SelectMany(policy => policy.Egress ?? []).Any(rule => (rule.To is null || rule.To.Any(peer => Matches(peer, to))) && IncludesPort(rule.Ports, to));
    }

    static bool IncludesPort(IEnumerable<V1NetworkPolicyPort> ports, string name) => ports.Any(port => port.Port.Value == (name switch
    {
        "rabbitmq" => "5672",
        _ when name.EndsWith("-postgres") => "5432",
        _ when name.EndsWith("-redis") => "6379",
        _ => "8080",
    }));

    static bool Matches(V1NetworkPolicyPeer peer, string name) => peer.NamespaceSelector is null && Selects(peer.PodSelector, name);

    static IEnumerable<V1NetworkPolicySpec> FindPolicies(string name) => KubernetesUnit.FindAll<V1NetworkPolicy>().Select(manifest => manifest.Object.Spec).Where(policy => Selects(policy.PodSelector, name));

    /// <summary>Whether a selector matches the pods of a resource. The pods of a database have its operator's label.</summary>
    static bool Selects(V1LabelSelector selector, string name)
    {
        var labels = new Dictionary<string, string> { [name.EndsWith("-postgres") ? KubernetesShop.ClusterLabel : KubernetesShop.NameLabel] = name };
        return (selector.MatchLabels ?? new Dictionary<string, string>()).All(label => labels.GetValueOrDefault(label.Key) == label.Value)
            && (selector.MatchExpressions ?? []).All(expression => expression.OperatorProperty is "In" && labels.TryGetValue(expression.Key, out var value) && expression.Values.Contains(value));
    }
}

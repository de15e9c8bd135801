using System.Text.RegularExpressions;
using k8s;
using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The manifests in <c>deploy/kubernetes/</c>, held against phase 3 and what was published of it for Compose.</summary>
public sealed partial class KubernetesManifestTests
{
    const string NameLabel = "app.kubernetes.io/name", ClusterLabel = "cnpg.io/cluster", InstanceLabel = "kubernetes.io/hostname";

    // What a service's pool takes of its database (StoreExtensions), and what PostgreSQL and its operator keep for themselves.
    const int ConnectionsPerPod = 30, ReservedConnections = 20;

    static readonly TopologyModel Phase3 = new("--phase", "3", "--stores", "containers");

    static IEnumerable<(string Unit, V1Deployment Object)> Services => KubernetesUnit.Every<V1Deployment>().Where(found => Phase3.Names<ProjectResource>().Contains(found.Object.Metadata.Name));

    [Fact]
    public void Every_resource_of_phase_3_is_deployed_with_its_unit_and_nothing_else()
    {
        var expected = new[] { Phase3.Names<ProjectResource>(), Phase3.Names<PostgresServerResource>(), Phase3.Names<RedisResource>(), Phase3.Names<RabbitMQServerResource>() }.SelectMany(names => names)
            .Select(name => $"{Phase3.UnitOf(name)}: {name}");
        var running = KubernetesUnit.Every<IKubernetesObject<V1ObjectMeta>>().Where(found => found.Object is V1Deployment or PostgresCluster or RabbitCluster);

        running.Select(found => $"{found.Unit}: {found.Object.Metadata.Name}").ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Every_service_is_told_what_the_published_Compose_file_tells_it_but_for_other_services_which_are_found_by_DNS()
    {
        var published = ComposeUnitFile.OfPhase(3).SelectMany(unit => unit.Document.Services).ToDictionary();
        foreach (var (_, deployment) in Services)
        {
            var name = deployment.Metadata.Name;
            var told = Container(deployment).Env.ToDictionary(variable => variable.Name);
            var compose = published[name].Environment.Where(variable => IsWiring(variable.Key)).ToDictionary();
            told.Keys.Where(IsWiring).ShouldBe(compose.Keys, ignoreOrder: true, name);
            foreach (var (variable, value) in compose)
            {
                if (!value.Contains('$')) told[variable].Value.ShouldBe(value, $"{name}: {variable}");
            }

            foreach (var other in published[name].Environment.Keys.Where(key => key.StartsWith("services__")).Select(key => key.Split("__")[1]))
            {
                var service = KubernetesUnit.Every<V1Service>().Select(found => found.Object).Where(found => found.Metadata.Name == other).ShouldHaveSingleItem($"{name} finds {other}");
                service.Spec.Ports.ShouldHaveSingleItem().Port.ShouldBe(80, $"http://{other} is the whole address");
            }
        }
    }

    [Fact]
    public void Every_reference_in_a_value_is_to_a_variable_before_it_and_every_secret_is_one_that_somebody_makes()
    {
        foreach (var (unit, deployment) in KubernetesUnit.Every<V1Deployment>())
        {
            var known = new HashSet<string>();
            foreach (var variable in Container(deployment).Env)
            {
                foreach (Match reference in Reference().Matches(variable.Value ?? "")) known.ShouldContain(reference.Groups["name"].Value, $"{unit}: {variable.Name}");
                known.Add(variable.Name);
                if (variable.ValueFrom is null) continue;
                var secret = variable.ValueFrom.SecretKeyRef;
                Made().ShouldContain((secret.Name, secret.Key), $"{unit}: {variable.Name}");
            }
            foreach (Match reference in Container(deployment).Args?.SelectMany(argument => Reference().Matches(argument)) ?? []) known.ShouldContain(reference.Groups["name"].Value);
        }
    }

    [Fact]
    public void No_manifest_holds_a_secret()
    {
        KubernetesUnit.Every<V1Secret>().ShouldBeEmpty();
        foreach (var (unit, deployment) in KubernetesUnit.Every<V1Deployment>())
        {
            foreach (var variable in Container(deployment).Env.Where(variable => variable.Name.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase) || variable.Name.EndsWith("_AUTH")))
                variable.Value.ShouldBeNull($"{unit}: {variable.Name}");
            foreach (var variable in Container(deployment).Env.Where(variable => variable.Value?.Contains("password=", StringComparison.OrdinalIgnoreCase) is true))
                PlainPassword().IsMatch(variable.Value).ShouldBeFalse($"{unit}: {variable.Name}");
        }
    }

    [Fact]
    public void Every_connection_string_leads_to_a_store_of_the_same_unit()
    {
        foreach (var (unit, deployment) in Services.Where(service => service.Unit != "gateway"))
        {
            var values = Container(deployment).Env.Where(variable => variable.Value is not null).ToDictionary(variable => variable.Name, variable => variable.Value);
            var cluster = KubernetesUnit.Every<PostgresCluster>().Where(found => found.Unit == unit).ShouldHaveSingleItem().Object;
            var database = cluster.Spec.Bootstrap.Initdb;
            values["ConnectionStrings__database"].ShouldStartWith($"Host={cluster.Metadata.Name}-rw;Port=5432;");
            values["ConnectionStrings__database"].ShouldEndWith($";Database={database.Database}");
            values["ConnectionStrings__cache"].ShouldStartWith($"{unit}-redis:6379,");
            KubernetesUnit.Every<V1Service>().ShouldContain(found => found.Unit == unit && found.Object.Metadata.Name == $"{unit}-redis" && found.Object.Spec.Ports.Single().Port == 6379);
        }
    }

    [Fact]
    public void Every_pod_tells_how_it_is_says_what_it_needs_and_may_do_nothing_more()
    {
        foreach (var (_, deployment) in KubernetesUnit.Every<V1Deployment>())
        {
            var (name, pod, container) = (deployment.Metadata.Name, deployment.Spec.Template.Spec, Container(deployment));
            container.LivenessProbe.ShouldNotBeNull(name);
            container.ReadinessProbe.ShouldNotBeNull(name);
            container.Resources.Requests.Keys.ShouldBe(["cpu", "memory"], ignoreOrder: true, name);
            container.Resources.Limits["memory"].ToDecimal().ShouldBeGreaterThanOrEqualTo(container.Resources.Requests["memory"].ToDecimal(), name);
            pod.SecurityContext.RunAsNonRoot.ShouldBe(true, name);
            pod.SecurityContext.SeccompProfile.Type.ShouldBe("RuntimeDefault", name);
            pod.AutomountServiceAccountToken.ShouldBe(false, name);
            container.SecurityContext.AllowPrivilegeEscalation.ShouldBe(false, name);
            container.SecurityContext.ReadOnlyRootFilesystem.ShouldBe(true, name);
            container.SecurityContext.Capabilities.Drop.ShouldBe(["ALL"], name);
        }
    }

    [Fact]
    public void A_service_is_updated_without_a_gap()
    {
        foreach (var (_, deployment) in Services)
        {
            var (name, pod, container) = (deployment.Metadata.Name, deployment.Spec.Template.Spec, Container(deployment));
            deployment.Spec.Strategy.RollingUpdate.MaxUnavailable.Value.ShouldBe("0", name);
            deployment.Spec.Strategy.RollingUpdate.MaxSurge.Value.ShouldBe("1", name);
            container.ReadinessProbe.HttpGet.Path.ShouldBe("/health", name);
            container.LivenessProbe.HttpGet.Path.ShouldBe("/alive", "a restart does not bring a database back");
            container.StartupProbe.HttpGet.Path.ShouldBe("/alive", name);
            foreach (var probe in new[] { container.ReadinessProbe, container.LivenessProbe, container.StartupProbe }) Resolve(container, probe.HttpGet.Port).ShouldBe(8080, name);

            // ASP.NET Core lets requests that run end within 30 s of being asked to stop.
            var quiet = container.Lifecycle.PreStop.Sleep.Seconds;
            quiet.ShouldBeGreaterThan(0, name);
            pod.TerminationGracePeriodSeconds!.Value.ShouldBeGreaterThan(quiet + 30, name);
        }
    }

    [Fact]
    public void A_service_scales_by_load_is_spread_and_never_evicted_as_a_whole()
    {
        foreach (var (unit, deployment) in Services)
        {
            deployment.Spec.Replicas.ShouldBeNull("the autoscaler says how many");
            var scaler = KubernetesUnit.Every<V2HorizontalPodAutoscaler>().Where(found => found.Unit == unit).ShouldHaveSingleItem().Object.Spec;
            scaler.ScaleTargetRef.Name.ShouldBe(deployment.Metadata.Name);
            scaler.ScaleTargetRef.Kind.ShouldBe("Deployment");
            scaler.MinReplicas!.Value.ShouldBeGreaterThanOrEqualTo(2);
            scaler.Metrics.ShouldHaveSingleItem().Resource.Target.AverageUtilization!.Value.ShouldBeInRange(1, 100);
            var budget = KubernetesUnit.Every<V1PodDisruptionBudget>().Where(found => found.Unit == unit).ShouldHaveSingleItem().Object.Spec;
            budget.Selector.MatchLabels.ShouldBe(deployment.Spec.Selector.MatchLabels);
            int.Parse(budget.MaxUnavailable.Value).ShouldBeInRange(1, scaler.MinReplicas.Value - 1);
            deployment.Spec.Template.Spec.TopologySpreadConstraints.ShouldHaveSingleItem().TopologyKey.ShouldBe(InstanceLabel);
        }
    }

    [Fact]
    public void A_database_takes_the_connections_of_all_pods_that_there_may_be()
    {
        foreach (var (unit, cluster) in KubernetesUnit.Every<PostgresCluster>())
        {
            var scaler = KubernetesUnit.Every<V2HorizontalPodAutoscaler>().Single(found => found.Unit == unit).Object.Spec;
            int.Parse(cluster.Spec.Postgresql.Parameters["max_connections"]).ShouldBeGreaterThanOrEqualTo(((scaler.MaxReplicas + 1) * ConnectionsPerPod) + ReservedConnections, unit);
        }
    }

    [Fact]
    public void Stores_that_keep_something_are_on_three_machines_and_of_the_published_versions()
    {
        var images = ComposeUnitFile.OfPhase(3).SelectMany(unit => unit.Document.Services).ToDictionary(service => service.Key, service => service.Value.Image);
        foreach (var (unit, cluster) in KubernetesUnit.Every<PostgresCluster>())
        {
            cluster.Spec.Instances.ShouldBe(3, unit);
            cluster.Spec.Postgresql.Synchronous.Number.ShouldBeInRange(1, 2, unit);
            MajorOf(cluster.Spec.ImageName).ShouldBe(MajorOf(images[cluster.Metadata.Name]), unit);
        }
        var rabbit = KubernetesUnit.Every<RabbitCluster>().ShouldHaveSingleItem().Object;
        rabbit.Spec.Replicas.ShouldBe(3);
        rabbit.Spec.Rabbitmq.AdditionalConfig.ShouldContain("default_queue_type = quorum\n");
        rabbit.Spec.Image.ShouldBe(images[rabbit.Metadata.Name]);
        foreach (var (unit, cache) in KubernetesUnit.Every<V1Deployment>().Where(found => found.Object.Metadata.Name.EndsWith("-redis")))
        {
            Container(cache).Image.ShouldBe(images[cache.Metadata.Name], unit);
            string.Join(' ', Container(cache).Args).ShouldContain(MemoryLimit().Match(ComposeUnitFile.OfPhase(3).SelectMany(file => file.Document.Services).Single(service => service.Key == cache.Metadata.Name).Value.Command[^1]).Value, customMessage: unit);
        }
    }

    [Fact]
    public void Every_selector_finds_the_pods_that_it_is_for()
    {
        foreach (var (unit, deployment) in KubernetesUnit.Every<V1Deployment>())
        {
            deployment.Spec.Selector.MatchLabels.ShouldBeSubsetOf(deployment.Spec.Template.Metadata.Labels, unit);
            var service = KubernetesUnit.Every<V1Service>().Where(found => found.Unit == unit && found.Object.Metadata.Name == deployment.Metadata.Name).ShouldHaveSingleItem().Object;
            service.Spec.Selector.ShouldBeSubsetOf(deployment.Spec.Template.Metadata.Labels, unit);
            service.Spec.Ports.ShouldAllBe(port => Resolve(Container(deployment), port.TargetPort) > 0, unit);
        }
    }

    [Fact]
    public void Whoever_calls_whom_in_phase_3_may_and_nobody_else()
    {
        var services = Services.Select(service => service.Object.Metadata.Name).ToArray();
        var stores = services.Where(name => name != "gateway").ToArray();
        (string From, string To)[] expected =
        [
            .. stores.Select(name => ("gateway", name)),
            .. stores.Select(name => (name, $"{name}-postgres")),
            .. stores.Select(name => (name, $"{name}-redis")),
            .. stores.Select(name => (name, "rabbitmq")),
        ];
        string[] all = [.. services, .. stores.Select(name => $"{name}-postgres"), .. stores.Select(name => $"{name}-redis"), "rabbitmq"];
        var pairs = all.SelectMany(from => all.Where(to => to != from).Select(to => (from, to)));

        pairs.Where(pair => MayLeave(pair.from, pair.to) && MayEnter(pair.from, pair.to)).ShouldBe(expected, ignoreOrder: true);
        services.ShouldAllBe(name => PoliciesOf(name).Any(policy => policy.PolicyTypes.Contains("Egress")), "nothing leaves a service that is not named");
        services.ShouldAllBe(name => PoliciesOf(name).SelectMany(policy => policy.Egress).Any(rule => rule.Ports.Any(port => port.Protocol == "UDP" && port.Port.Value == "53")), "names are resolved");
    }

    [Fact]
    public void Every_manifest_is_applied_with_its_unit_and_every_image_can_be_chosen()
    {
        foreach (var unit in KubernetesUnit.All)
        {
            unit.Kustomization.Resources.ShouldBe(unit.Files.Where(file => file != "kustomization.yaml"), ignoreOrder: true, unit.Name);
            unit.Kustomization.Namespace.ShouldBe(KubernetesUnit.Every<V1Namespace>().ShouldHaveSingleItem().Object.Metadata.Name);
            var own = unit.Of<V1Deployment>().Select(deployment => Container(deployment).Image).Where(image => image.StartsWith("evolution/"));
            unit.Kustomization.Images.Select(image => image.Name).ShouldBe(own, unit.Name);
            own.ShouldBe(unit.Name is "platform" ? [] : [$"evolution/{unit.Name}"]);
        }
    }

    static bool MayEnter(string from, string to) => PoliciesOf(to).Where(policy => policy.PolicyTypes.Contains("Ingress")).SelectMany(policy => policy.Ingress ?? []).Any(rule => rule.FromProperty?.Any(peer => Means(peer, from)) is true && AtPortOf(rule.Ports, to));

    static bool MayLeave(string from, string to)
    {
        var policies = PoliciesOf(from).Where(policy => policy.PolicyTypes.Contains("Egress")).ToArray();
        return policies is [] || policies.SelectMany(policy => policy.Egress ?? []).Any(rule => rule.To?.Any(peer => Means(peer, to)) is true && AtPortOf(rule.Ports, to));
    }

    static bool AtPortOf(IEnumerable<V1NetworkPolicyPort> ports, string name) => ports.Any(port => port.Port.Value == (name switch
    {
        "rabbitmq" => "5672",
        _ when name.EndsWith("-postgres") => "5432",
        _ when name.EndsWith("-redis") => "6379",
        _ => "8080",
    }));

    static bool Means(V1NetworkPolicyPeer peer, string name) => peer.NamespaceSelector is null && Selects(peer.PodSelector, name);

    static IEnumerable<V1NetworkPolicySpec> PoliciesOf(string name) => KubernetesUnit.Every<V1NetworkPolicy>().Select(found => found.Object.Spec).Where(policy => Selects(policy.PodSelector, name));

    /// <summary>Whether a selector finds the pods of a resource: those of a database carry its operator's label.</summary>
    static bool Selects(V1LabelSelector selector, string name)
    {
        var labels = new Dictionary<string, string> { [name.EndsWith("-postgres") ? ClusterLabel : NameLabel] = name };
        return (selector.MatchLabels ?? new Dictionary<string, string>()).All(label => labels.GetValueOrDefault(label.Key) == label.Value)
            && (selector.MatchExpressions ?? []).All(expression => expression.OperatorProperty is "In" && labels.TryGetValue(expression.Key, out var value) && expression.Values.Contains(value));
    }

    /// <summary>The secrets and keys that there are: those that the operators write, and the caches' passwords, which whoever deploys gives.</summary>
    static IEnumerable<(string Name, string Key)> Made() =>
    [
        .. KubernetesUnit.Every<PostgresCluster>().SelectMany(found => new[] { ($"{found.Object.Metadata.Name}-app", "username"), ($"{found.Object.Metadata.Name}-app", "password") }),
        .. KubernetesUnit.Every<RabbitCluster>().Select(found => ($"{found.Object.Metadata.Name}-default-user", "connection_string")),
        .. KubernetesUnit.Every<PostgresCluster>().Select(found => ($"{found.Unit}-redis", "password")),
    ];

    static V1Container Container(V1Deployment deployment) => deployment.Spec.Template.Spec.Containers.ShouldHaveSingleItem();

    static int Resolve(V1Container container, IntOrString port) => container.Ports.Single(declared => declared.Name == port.Value || $"{declared.ContainerPort}" == port.Value).ContainerPort;

    static bool IsWiring(string variable) => variable.StartsWith("ConnectionStrings__") || variable is "Orders__Placement" or "Remote__Breaker" or "Contracts__Versioning" or "HTTP_PORTS";

    static string MajorOf(string image) => Major().Match(image).Groups["major"].Value;

    [GeneratedRegex(@"\$\((?<name>[A-Za-z_][A-Za-z0-9_]*)\)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"password=(?!\$\()", RegexOptions.IgnoreCase)]
    private static partial Regex PlainPassword();

    [GeneratedRegex(@":(?<major>\d+)")]
    private static partial Regex Major();

    [GeneratedRegex(@"--maxmemory \S+ --maxmemory-policy \S+")]
    private static partial Regex MemoryLimit();
}

using System.Text.RegularExpressions;
using k8s;
using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>Compares the manifests in <c>deploy/kubernetes/</c> with phase 3 and its published Compose files.</summary>
public sealed partial class KubernetesManifestTests
{
    [Fact]
    public void Exactly_the_resources_of_phase_3_are_deployed_with_their_units()
    {
        var phase = KubernetesShop.Phase3;
        var expected = new[] { phase.GetNames<ProjectResource>(), phase.GetNames<PostgresServerResource>(), phase.GetNames<RedisResource>(), phase.GetNames<RabbitMQServerResource>() }.SelectMany(names => names)
            .Select(name => $"{phase.GetUnit(name)}: {name}");
        var workloads = KubernetesUnit.FindAll<IKubernetesObject<V1ObjectMeta>>().Where(manifest => manifest.Object is V1Deployment or PostgresCluster or RabbitCluster);

        workloads.Select(manifest => $"{manifest.Unit}: {manifest.Object.Metadata.Name}").ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Every_service_has_the_wiring_of_the_Compose_file_and_finds_other_services_by_DNS()
    {
        foreach (var (_, deployment) in KubernetesShop.Services)
        {
            var name = deployment.Metadata.Name;
            var variables = deployment.GetContainer().Env.ToDictionary(variable => variable.Name);
            var published = KubernetesShop.Published[name].Environment;
            var compose = published.Where(variable => IsWiring(variable.Key)).ToDictionary();
            variables.Keys.Where(IsWiring).ShouldBe(compose.Keys, ignoreOrder: true, name);
            foreach (var (variable, value) in compose)
            {
                if (!value.Contains('$')) variables[variable].Value.ShouldBe(value, $"{name}: {variable}");
            }

            foreach (var other in published.Keys.Where(key => key.StartsWith("services__")).Select(key => key.Split("__")[1]))
            {
                var service = KubernetesUnit.FindAll<V1Service>().Select(manifest => manifest.Object).Where(manifest => manifest.Metadata.Name == other).ShouldHaveSingleItem($"{name} finds {other}");
                service.Spec.Ports.ShouldHaveSingleItem().Port.ShouldBe(80, $"http://{other} is the whole address");
            }
        }
    }

    [Fact]
    public void Every_variable_refers_to_earlier_variables_and_existing_secrets_only()
    {
        foreach (var (unit, deployment) in KubernetesUnit.FindAll<V1Deployment>())
        {
            var definedVariables = new HashSet<string>();
            foreach (var variable in deployment.GetContainer().Env)
            {
                foreach (Match reference in ReferencePattern().Matches(variable.Value ?? "")) definedVariables.ShouldContain(reference.Groups["name"].Value, $"{unit}: {variable.Name}");
                definedVariables.Add(variable.Name);
                if (variable.ValueFrom is null) continue;
                var secret = variable.ValueFrom.SecretKeyRef;
                GetExistingSecrets().ShouldContain((secret.Name, secret.Key), $"{unit}: {variable.Name}");
            }
            foreach (Match reference in deployment.GetContainer().Args?.SelectMany(argument => ReferencePattern().Matches(argument)) ?? []) definedVariables.ShouldContain(reference.Groups["name"].Value);
        }
    }

    [Fact]
    public void No_manifest_contains_a_secret()
    {
        KubernetesUnit.FindAll<V1Secret>().ShouldBeEmpty();
        foreach (var (unit, deployment) in KubernetesUnit.FindAll<V1Deployment>())
        {
            foreach (var variable in deployment.GetContainer().Env.Where(variable => variable.Name.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase) || variable.Name.EndsWith("_AUTH")))
                variable.Value.ShouldBeNull($"{unit}: {variable.Name}");
            foreach (var variable in deployment.GetContainer().Env.Where(variable => variable.Value?.Contains("password=", StringComparison.OrdinalIgnoreCase) is true))
                PlainPasswordPattern().IsMatch(variable.Value).ShouldBeFalse($"{unit}: {variable.Name}");
        }
    }

    [Fact]
    public void Every_connection_string_names_a_store_of_the_same_unit()
    {
        foreach (var (unit, deployment) in KubernetesShop.Services.Where(service => service.Unit != "gateway"))
        {
            var values = deployment.GetContainer().Env.Where(variable => variable.Value is not null).ToDictionary(variable => variable.Name, variable => variable.Value);
            var cluster = KubernetesUnit.FindAll<PostgresCluster>().Where(manifest => manifest.Unit == unit).ShouldHaveSingleItem().Object;
            values["ConnectionStrings__database"].ShouldStartWith($"Host={cluster.Metadata.Name}-rw;Port=5432;");
            values["ConnectionStrings__database"].ShouldEndWith($";Database={cluster.Spec.Bootstrap.Initdb.Database}");
            values["ConnectionStrings__cache"].ShouldStartWith($"{unit}-redis:6379,");
            KubernetesUnit.FindAll<V1Service>().ShouldContain(manifest => manifest.Unit == unit && manifest.Object.Metadata.Name == $"{unit}-redis" && manifest.Object.Spec.Ports.Single().Port == 6379);
        }
    }

    [Fact]
    public void Every_pod_has_probes_resource_requests_and_minimal_privileges()
    {
        foreach (var (_, deployment) in KubernetesUnit.FindAll<V1Deployment>())
        {
            var (name, pod, container) = (deployment.Metadata.Name, deployment.Spec.Template.Spec, deployment.GetContainer());
            container.LivenessProbe.ShouldNotBeNull(name);
            container.ReadinessProbe.ShouldNotBeNull(name);
            container.Resources.Requests.Keys.ShouldBe(["cpu", "memory"], ignoreOrder: true, name);
            container.Resources.Limits["memory"].ToDecimal().ShouldBeGreaterThanOrEqualTo(container.Resources.Requests["memory"].ToDecimal(), name);
            pod.SecurityContext.RunAsNonRoot.ShouldBe(true, name);
            pod.SecurityContext.SeccompProfile.Type.ShouldBe("RuntimeDefault", name);
            pod.AutomountServiceAccountToken.ShouldBe(false, name);
            pod.EnableServiceLinks.ShouldBe(false, name);
            container.SecurityContext.AllowPrivilegeEscalation.ShouldBe(false, name);
            container.SecurityContext.ReadOnlyRootFilesystem.ShouldBe(true, name);
            container.SecurityContext.Capabilities.Drop.ShouldBe(["ALL"], name);
        }
    }

    [Fact]
    public void Every_selector_matches_its_pods()
    {
        foreach (var (unit, deployment) in KubernetesUnit.FindAll<V1Deployment>())
        {
            deployment.Spec.Selector.MatchLabels.ShouldBeSubsetOf(deployment.Spec.Template.Metadata.Labels, unit);
            var service = KubernetesUnit.FindAll<V1Service>().Where(manifest => manifest.Unit == unit && manifest.Object.Metadata.Name == deployment.Metadata.Name).ShouldHaveSingleItem().Object;
            service.Spec.Selector.ShouldBeSubsetOf(deployment.Spec.Template.Metadata.Labels, unit);
            service.Spec.Ports.ShouldAllBe(port => deployment.GetContainer().GetPortNumber(port.TargetPort) > 0, unit);
        }
    }

    [Fact]
    public void Every_manifest_and_image_is_listed_in_the_kustomization_of_its_unit()
    {
        foreach (var unit in KubernetesUnit.All)
        {
            unit.Kustomization.Resources.ShouldBe(unit.Files, ignoreOrder: true, unit.Name);
            unit.Kustomization.Namespace.ShouldBe(KubernetesUnit.FindAll<V1Namespace>().ShouldHaveSingleItem().Object.Metadata.Name);
            var images = unit.Find<V1Deployment>().Select(deployment => deployment.GetContainer().Image).Where(image => image.StartsWith("evolution/"));
            unit.Kustomization.Images.Select(image => image.Name).ShouldBe(images, unit.Name);
            images.ShouldBe(unit.Name is "platform" ? [] : [$"evolution/{unit.Name}"]);
        }
    }

    /// <summary>Returns the existing secrets and keys: those that the operators create, and the passwords of the caches, which are created manually.</summary>
    static IEnumerable<(string Name, string Key)> GetExistingSecrets() =>
    [
        .. KubernetesUnit.FindAll<PostgresCluster>().SelectMany(manifest => new[] { ($"{manifest.Object.Metadata.Name}-app", "username"), ($"{manifest.Object.Metadata.Name}-app", "password") }),
        .. KubernetesUnit.FindAll<RabbitCluster>().Select(manifest => ($"{manifest.Object.Metadata.Name}-default-user", "connection_string")),
        .. KubernetesUnit.FindAll<PostgresCluster>().Select(manifest => ($"{manifest.Unit}-redis", "password")),
    ];

    static bool IsWiring(string variable) => variable.StartsWith("ConnectionStrings__") || variable is "Orders__Placement" or "Remote__Breaker" or "Contracts__Versioning" or "HTTP_PORTS";

    [GeneratedRegex(@"\$\((?<name>[A-Za-z_][A-Za-z0-9_]*)\)")]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"password=(?!\$\()", RegexOptions.IgnoreCase)]
    private static partial Regex PlainPasswordPattern();
}

using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The services and stores of phase 3 that the manifests deploy.</summary>
static class KubernetesShop
{
    public const string NameLabel = "app.kubernetes.io/name", ClusterLabel = "cnpg.io/cluster", NodeLabel = "kubernetes.io/hostname";

    public static readonly TopologyModel Phase3 = new("--phase", "3", "--stores", "containers");

    /// <summary>The published Compose services of phase 3.</summary>
    public static IReadOnlyDictionary<string, ComposeService> Published { get; } = ComposeUnitFile.OfPhase(3).SelectMany(unit => unit.Document.Services).ToDictionary();

    /// <summary>The Deployments of the services, with their units.</summary>
    public static IEnumerable<(string Unit, V1Deployment Deployment)> Services => KubernetesUnit.Every<V1Deployment>().Where(found => Phase3.Names<ProjectResource>().Contains(found.Object.Metadata.Name));

    /// <summary>The Deployments of the caches, with their units.</summary>
    public static IEnumerable<(string Unit, V1Deployment Deployment)> Caches => KubernetesUnit.Every<V1Deployment>().Where(found => found.Object.Metadata.Name.EndsWith("-redis", StringComparison.Ordinal));

    /// <summary>The autoscaler of a unit's service.</summary>
    public static V2HorizontalPodAutoscalerSpec ScalerOf(string unit) => KubernetesUnit.Every<V2HorizontalPodAutoscaler>().Where(found => found.Unit == unit).ShouldHaveSingleItem().Object.Spec;

    /// <summary>The only container of a Deployment's pods.</summary>
    public static V1Container Container(this V1Deployment deployment) => deployment.Spec.Template.Spec.Containers.ShouldHaveSingleItem();

    /// <summary>The number of a port, by its number or name.</summary>
    public static int Port(this V1Container container, IntOrString port) => container.Ports.Single(declared => declared.Name == port.Value || $"{declared.ContainerPort}" == port.Value).ContainerPort;
}

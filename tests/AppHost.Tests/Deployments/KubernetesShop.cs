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
    public static IEnumerable<(string Unit, V1Deployment Deployment)> Services => KubernetesUnit.FindAll<V1Deployment>().Where(manifest => Phase3.GetNames<ProjectResource>().Contains(manifest.Object.Metadata.Name));

    /// <summary>The Deployments of the caches, with their units.</summary>
    public static IEnumerable<(string Unit, V1Deployment Deployment)> Caches => KubernetesUnit.FindAll<V1Deployment>().Where(manifest => manifest.Object.Metadata.Name.EndsWith("-redis", StringComparison.Ordinal));

    /// <summary>Returns the autoscaler of a unit's service.</summary>
    public static V2HorizontalPodAutoscalerSpec GetAutoscaler(string unit) => KubernetesUnit.FindAll<V2HorizontalPodAutoscaler>().Where(manifest => manifest.Unit == unit).ShouldHaveSingleItem().Object.Spec;

    /// <summary>Returns the only container of a Deployment's pods.</summary>
    public static V1Container GetContainer(this V1Deployment deployment) => deployment.Spec.Template.Spec.Containers.ShouldHaveSingleItem();

    /// <summary>Returns the number of the port with the given number or name.</summary>
    public static int GetPortNumber(this V1Container container, IntOrString port) => container.Ports.Single(declared => declared.Name == port.Value || $"{declared.ContainerPort}" == port.Value).ContainerPort;
}

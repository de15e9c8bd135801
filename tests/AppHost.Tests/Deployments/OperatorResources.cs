using k8s;
using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>CloudNativePG's cluster, with the members that are used here: another one is an error.</summary>
sealed class PostgresCluster : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";
    public string Kind { get; set; } = "";
    public V1ObjectMeta Metadata { get; set; } = new();
    public required ClusterSpec Spec { get; set; }

    public sealed class ClusterSpec
    {
        public string ImageName { get; set; } = "";
        public int Instances { get; set; }
        public required BootstrapSpec Bootstrap { get; set; }
        public required PostgresqlSpec Postgresql { get; set; }
        public required StorageSpec Storage { get; set; }
        public required V1ResourceRequirements Resources { get; set; }
    }

    public sealed class BootstrapSpec
    {
        public required InitdbSpec Initdb { get; set; }
    }

    public sealed class InitdbSpec
    {
        public string Database { get; set; } = "";
        public string Owner { get; set; } = "";
    }

    public sealed class PostgresqlSpec
    {
        public required SynchronousSpec Synchronous { get; set; }
        public Dictionary<string, string> Parameters { get; set; } = [];
    }

    public sealed class SynchronousSpec
    {
        public string Method { get; set; } = "";
        public int Number { get; set; }
    }

    public sealed class StorageSpec
    {
        public string Size { get; set; } = "";
    }
}

/// <summary>The RabbitMQ Cluster Operator's cluster, likewise.</summary>
sealed class RabbitCluster : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";
    public string Kind { get; set; } = "";
    public V1ObjectMeta Metadata { get; set; } = new();
    public required ClusterSpec Spec { get; set; }

    public sealed class ClusterSpec
    {
        public string Image { get; set; } = "";
        public int Replicas { get; set; }
        public required RabbitmqSpec Rabbitmq { get; set; }
        public required PersistenceSpec Persistence { get; set; }
        public required V1ResourceRequirements Resources { get; set; }
        public required V1Affinity Affinity { get; set; }
    }

    public sealed class RabbitmqSpec
    {
        public string AdditionalConfig { get; set; } = "";
    }

    public sealed class PersistenceSpec
    {
        public string Storage { get; set; } = "";
    }
}

/// <summary>What <c>kubectl apply -k</c> puts together.</summary>
sealed class Kustomization : IKubernetesObject
{
    public string ApiVersion { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Namespace { get; set; } = "";
    public List<LabelsSpec> Labels { get; set; } = [];
    public List<string> Resources { get; set; } = [];
    public List<ImageSpec> Images { get; set; } = [];

    public sealed class LabelsSpec
    {
        public Dictionary<string, string> Pairs { get; set; } = [];
    }

    public sealed class ImageSpec
    {
        public string Name { get; set; } = "";
        public string NewName { get; set; } = "";
        public string NewTag { get; set; } = "";
    }
}

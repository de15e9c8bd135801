using k8s;
using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>A Cluster of CloudNativePG, with the members that this repository uses. Any other member is an error.</summary>
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
        public BackupSpec? Backup { get; set; }
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

    public sealed class BackupSpec
    {
        public required VolumeSnapshotSpec VolumeSnapshot { get; set; }
    }

    public sealed class VolumeSnapshotSpec
    {
        public bool Online { get; set; }
        public string SnapshotOwnerReference { get; set; } = "";
    }
}

/// <summary>A ScheduledBackup of CloudNativePG, with the members that this repository uses.</summary>
sealed class PostgresBackupSchedule : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";
    public string Kind { get; set; } = "";
    public V1ObjectMeta Metadata { get; set; } = new();
    public required ScheduleSpec Spec { get; set; }

    public sealed class ScheduleSpec
    {
        public required ClusterSpec Cluster { get; set; }
        public string Method { get; set; } = "";
        public string Schedule { get; set; } = "";
        public bool Immediate { get; set; }
    }

    public sealed class ClusterSpec
    {
        public string Name { get; set; } = "";
    }
}

/// <summary>A RabbitmqCluster of the RabbitMQ Cluster Operator, with the members that this repository uses.</summary>
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
        public required OverrideSpec Override { get; set; }
        public required PersistenceSpec Persistence { get; set; }
        public required V1ResourceRequirements Resources { get; set; }
        public required V1Affinity Affinity { get; set; }
    }

    public sealed class RabbitmqSpec
    {
        public string AdditionalConfig { get; set; } = "";
        public List<string> AdditionalPlugins { get; set; } = [];
    }

    public sealed class OverrideSpec
    {
        public required StatefulSetOverride StatefulSet { get; set; }
    }

    public sealed class StatefulSetOverride
    {
        public required StatefulSetSpec Spec { get; set; }
    }

    public sealed class StatefulSetSpec
    {
        public required PodTemplateSpec Template { get; set; }
    }

    public sealed class PodTemplateSpec
    {
        public required V1PodSpec Spec { get; set; }
    }

    public sealed class PersistenceSpec
    {
        public string Storage { get; set; } = "";
    }
}

using k8s;
using YamlDotNet.Core;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>Reads manifests as what a cluster takes them for. A member that it does not know is an error.</summary>
static class KubernetesReader
{
    static readonly Dictionary<string, Type> Types = new()
    {
        ["kustomize.config.k8s.io/v1beta1/Kustomization"] = typeof(Kustomization),
        ["kustomize.config.k8s.io/v1alpha1/Component"] = typeof(Kustomization),
        ["postgresql.cnpg.io/v1/Cluster"] = typeof(PostgresCluster),
        ["postgresql.cnpg.io/v1/ScheduledBackup"] = typeof(PostgresBackupSchedule),
        ["rabbitmq.com/v1beta1/RabbitmqCluster"] = typeof(RabbitCluster),
    };

    /// <summary>The objects in a file.</summary>
    public static IReadOnlyList<object> Read(string file) => Parse(File.ReadAllText(file), Path.GetRelativePath(KubernetesUnit.Root, file));

    /// <summary>The objects in a text, of which errors say where it is from.</summary>
    public static IReadOnlyList<object> Parse(string text, string source)
    {
        try
        {
            return KubernetesYaml.LoadAllFromString(text, Types, strict: true);
        }
        catch (YamlException exception)
        {
            throw new FormatException($"{source}: {exception.Message}", exception);
        }
    }
}

using k8s;
using YamlDotNet.Core;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>Deserializes manifests by API version and kind. An unknown member is an error.</summary>
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

    /// <summary>Reads the objects in a file.</summary>
    public static IReadOnlyList<object> Read(string file) => Parse(File.ReadAllText(file), Path.GetRelativePath(KubernetesUnit.Root, file));

    /// <summary>Parses the objects in the text. Errors name <paramref name="source"/>.</summary>
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

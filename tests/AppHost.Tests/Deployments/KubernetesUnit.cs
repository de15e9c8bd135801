using System.Runtime.CompilerServices;
using k8s;
using k8s.Models;
using YamlDotNet.Core;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>One unit's manifests, as they lie in <c>deploy/kubernetes/</c>, read as what the cluster would take them for: a member that it does not know is an error.</summary>
sealed record KubernetesUnit(string Name, Kustomization Kustomization, IReadOnlyList<string> Files, IReadOnlyList<object> Objects)
{
    static readonly Dictionary<string, Type> Types = new()
    {
        ["kustomize.config.k8s.io/v1beta1/Kustomization"] = typeof(Kustomization),
        ["postgresql.cnpg.io/v1/Cluster"] = typeof(PostgresCluster),
        ["rabbitmq.com/v1beta1/RabbitmqCluster"] = typeof(RabbitCluster),
    };

    /// <summary>All units.</summary>
    public static IReadOnlyList<KubernetesUnit> All { get; } = [.. Directory.EnumerateDirectories(Folder()).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>All objects of a kind, with their units.</summary>
    public static IEnumerable<(string Unit, TObject Object)> Every<TObject>() => All.SelectMany(unit => unit.Of<TObject>().Select(found => (unit.Name, found)));

    /// <summary>The unit's objects of a kind.</summary>
    public IEnumerable<TObject> Of<TObject>() => Objects.OfType<TObject>();

    static KubernetesUnit Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToArray();
        var objects = files.SelectMany(Parse).ToArray();
        return new(Path.GetFileName(folder), objects.OfType<Kustomization>().Single(), [.. files.Select(Path.GetFileName)!], [.. objects.Where(found => found is IKubernetesObject<V1ObjectMeta>)]);
    }

    static IEnumerable<object> Parse(string file)
    {
        try
        {
            return KubernetesYaml.LoadAllFromString(File.ReadAllText(file), Types, strict: true);
        }
        catch (YamlException wrong)
        {
            throw new FormatException($"{Path.GetRelativePath(Folder(), file)}: {wrong.Message}", wrong);
        }
    }

    static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "deploy", "kubernetes"));
}

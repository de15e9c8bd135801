using System.Runtime.CompilerServices;
using k8s;
using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The manifests of a unit in <c>deploy/kubernetes/</c>.</summary>
/// <param name="Name">The name of the unit and of its folder.</param>
/// <param name="Kustomization">The kustomization that <c>kubectl apply -k</c> reads.</param>
/// <param name="Files">The names of the files with manifests.</param>
/// <param name="Objects">The objects in these files.</param>
sealed record KubernetesUnit(string Name, Kustomization Kustomization, IReadOnlyList<string> Files, IReadOnlyList<object> Objects)
{
    const string KustomizationFile = "kustomization.yaml";

    /// <summary>The folder of all units.</summary>
    public static string Root { get; } = GetRootFolder();

    /// <summary>All units. A component is not a unit, as it is applied with the units that include it.</summary>
    public static IReadOnlyList<KubernetesUnit> All { get; } = [.. Directory.EnumerateDirectories(Root).Order(StringComparer.Ordinal).Select(Read).Where(unit => unit.Kustomization.Kind is "Kustomization")];

    /// <summary>All objects of the given kind, with their units.</summary>
    public static IEnumerable<(string Unit, TObject Object)> FindAll<TObject>() => All.SelectMany(unit => unit.Find<TObject>().Select(manifest => (unit.Name, manifest)));

    /// <summary>The unit's objects of the given kind.</summary>
    public IEnumerable<TObject> Find<TObject>() => Objects.OfType<TObject>();

    static KubernetesUnit Read(string folder)
    {
        var kustomization = (Kustomization)KubernetesReader.Read(Path.Combine(folder, KustomizationFile)).Single();
        var files = Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileName).OfType<string>().Where(file => file is not KustomizationFile && !kustomization.Configurations.Contains(file)).Order(StringComparer.Ordinal).ToArray();
        return new(Path.GetFileName(folder), kustomization, files, [.. files.SelectMany(file => KubernetesReader.Read(Path.Combine(folder, file))).Where(manifest => manifest is IKubernetesObject<V1ObjectMeta>)]);
    }

    static string GetRootFolder([CallerFilePath] string sourcePath = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(sourcePath)!, "..", "..", "..", "deploy", "kubernetes"));
}

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
    public static string Root { get; } = Folder();

    /// <summary>All units. A component is not a unit, as it is applied with the units that include it.</summary>
    public static IReadOnlyList<KubernetesUnit> All { get; } = [.. Directory.EnumerateDirectories(Root).Order(StringComparer.Ordinal).Select(Read).Where(unit => unit.Kustomization.Kind is "Kustomization")];

    /// <summary>All objects of a kind, with their units.</summary>
    public static IEnumerable<(string Unit, TObject Object)> Every<TObject>() => All.SelectMany(unit => unit.Of<TObject>().Select(found => (unit.Name, found)));

    /// <summary>The unit's objects of a kind.</summary>
    public IEnumerable<TObject> Of<TObject>() => Objects.OfType<TObject>();

    static KubernetesUnit Read(string folder)
    {
        var kustomization = (Kustomization)KubernetesReader.Read(Path.Combine(folder, KustomizationFile)).Single();
        var files = Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileName).OfType<string>().Where(file => file is not KustomizationFile && !kustomization.Configurations.Contains(file)).Order(StringComparer.Ordinal).ToArray();
        return new(Path.GetFileName(folder), kustomization, files, [.. files.SelectMany(file => KubernetesReader.Read(Path.Combine(folder, file))).Where(found => found is IKubernetesObject<V1ObjectMeta>)]);
    }

    static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "deploy", "kubernetes"));
}

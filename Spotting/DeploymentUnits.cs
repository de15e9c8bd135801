using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting;

/// <summary>
/// The deployment units of Kubernetes manifests: the outermost kustomization around them, or else their folder, since
/// <c>kubectl apply -f</c> takes a folder. A folder per service separates services; a file per service in one folder does not.
/// </summary>
static class DeploymentUnits
{
    /// <summary>Returns the same workloads with these units.</summary>
    public static SystemModel OfFolders(SystemModel model, IReadOnlyList<string> files)
    {
        var kustomizations = files.Where(file => Path.GetFileName(file).StartsWith("kustomization.", StringComparison.OrdinalIgnoreCase)).OrderBy(file => file.Length).ToArray();
        var manifests = model.Workloads.Select(workload => workload.Unit).Distinct().GroupBy(SourceTree.FolderOf).ToDictionary(folder => folder.Key, folder => folder.Count());
        return model with { Workloads = [.. model.Workloads.Select(workload => workload with { Unit = Of(workload.Unit) })] };

        string Of(string manifest)
        {
            var folder = SourceTree.FolderOf(manifest);
            if (kustomizations.FirstOrDefault(kustomization => Holds(SourceTree.FolderOf(kustomization), folder)) is { } outermost) return outermost;
            return manifests[folder] is 1 ? manifest : folder is "" ? "." : folder;
        }
    }

    static bool Holds(string outer, string inner) => outer is "" || inner == outer || inner.StartsWith($"{outer}/", StringComparison.Ordinal);
}

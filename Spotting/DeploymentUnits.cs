using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting;

/// <summary>
/// Determines the deployment units of Kubernetes manifests: the outermost kustomization that contains them, or else their folder, because
/// <c>kubectl apply -f</c> takes a folder. A folder per service separates services; a file per service in one folder does not.
/// </summary>
static class DeploymentUnits
{
    /// <summary>Returns a copy of the model in which each workload's deployment unit is set.</summary>
    public static SystemModel AssignUnits(SystemModel model, IReadOnlyList<string> files)
    {
        var kustomizations = files.Where(file => Path.GetFileName(file).StartsWith("kustomization.", StringComparison.OrdinalIgnoreCase)).OrderBy(file => file.Length).ToArray();
        var manifestCounts = model.Workloads.Select(workload => workload.Unit).Distinct().GroupBy(SourceTree.GetFolder).ToDictionary(folder => folder.Key, folder => folder.Count());
        return model with { Workloads = [.. model.Workloads.Select(workload => workload with { Unit = GetUnit(workload.Unit) })] };

        string GetUnit(string manifest)
        {
            var folder = SourceTree.GetFolder(manifest);
            if (kustomizations.FirstOrDefault(kustomization => Contains(SourceTree.GetFolder(kustomization), folder)) is { } outermost) return outermost;
            return manifestCounts[folder] is 1 ? manifest : folder is "" ? "." : folder;
        }
    }

    static bool Contains(string outer, string inner) => outer is "" || inner == outer || inner.StartsWith($"{outer}/", StringComparison.Ordinal);
}

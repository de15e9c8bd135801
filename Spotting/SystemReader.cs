using Evolution.Spotting.Aspire;
using Evolution.Spotting.Compose;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes;
using Evolution.Spotting.Model;

namespace Evolution.Spotting;

/// <summary>Reads files by their content, regardless of their names.</summary>
static class SystemReader
{
    /// <summary>Reads all files into one model.</summary>
    /// <param name="tree">The folder.</param>
    /// <param name="files">The files in it.</param>
    /// <param name="isFileList">Whether the user specified the files one by one: then each file that cannot be read is reported. For a searched folder, such reports would hide everything else.</param>
    /// <param name="isExplicitInput">Whether the same applies to the files of a folder.</param>
    public static SystemModel Read(SourceTree tree, IReadOnlyList<string> files, bool isFileList, bool isExplicitInput = false)
    {
        var isExplicit = isFileList || isExplicitInput;
        List<string> compose = [], kubernetes = [], aspire = [];
        var unresolved = new List<UnresolvedItem>();
        foreach (var file in files)
        {
            try
            {
                switch (DetectKind(tree, file))
                {
                    case InputKind.Compose: compose.Add(file); break;
                    case InputKind.Kubernetes: kubernetes.Add(file); break;
                    case InputKind.Aspire: aspire.Add(file); break;
                    case InputKind.Other when isExplicit: unresolved.Add(new(new(file, 1), "the file is not a Docker Compose file, Kubernetes manifest or Aspire manifest")); break;
                }
            }
            catch (UnreadableFileException exception)
            {
                if (isExplicit || LooksLikeInput(file)) unresolved.Add(new(exception.Location, exception.Reason));
            }
        }
        var model = new SystemModel { Unresolved = unresolved };
        if (compose.Count > 0) model += ComposeReader.Read(tree, compose, isFileList);
        compose.ForEach(tree.Release);
        if (kubernetes.Count > 0) model += DeploymentUnits.AssignUnits(KubernetesReader.Read(tree, kubernetes), kubernetes);
        kubernetes.ForEach(tree.Release);
        model = aspire.Aggregate(model, (sum, file) => sum + AspireManifestReader.Read(tree, file));
        aspire.ForEach(tree.Release);
        return model;
    }

    static InputKind DetectKind(SourceTree tree, string file)
    {
        if (Path.GetFileName(file).StartsWith("kustomization.", StringComparison.OrdinalIgnoreCase)) return InputKind.Kubernetes;
        foreach (var document in tree.ReadDocuments(file))
        {
            if (AspireManifestReader.CanRead(document)) return InputKind.Aspire;
            if (KubernetesReader.CanRead(document)) return InputKind.Kubernetes;
            if (ComposeReader.CanRead(document)) return InputKind.Compose;
        }
        tree.Release(file);
        return InputKind.Other;
    }

    static bool LooksLikeInput(string file) => Path.GetFileName(file) is var name && (name.Contains("compose", StringComparison.OrdinalIgnoreCase) || name.Contains("manifest", StringComparison.OrdinalIgnoreCase));

    enum InputKind { Other, Compose, Kubernetes, Aspire }
}

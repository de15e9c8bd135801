using Evolution.Spotting.Aspire;
using Evolution.Spotting.Compose;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes;
using Evolution.Spotting.Model;

namespace Evolution.Spotting;

/// <summary>Reads files by their content, whatever their names.</summary>
static class SystemReader
{
    /// <summary>Reads all files into one model.</summary>
    /// <param name="tree">The folder.</param>
    /// <param name="files">The files in it.</param>
    /// <param name="isNamed">Whether the user named the files one by one: then each file that cannot be read is reported; in a search, such reports would hide everything else.</param>
    /// <param name="isAllMeant">Whether the same applies to the files of a folder.</param>
    public static SystemModel Read(SourceTree tree, IReadOnlyList<string> files, bool isNamed, bool isAllMeant = false)
    {
        var isMeant = isNamed || isAllMeant;
        List<string> compose = [], kubernetes = [], aspire = [];
        var unresolved = new List<Unresolved>();
        foreach (var file in files)
        {
            try
            {
                switch (Kind(tree, file))
                {
                    case InputKind.Compose: compose.Add(file); break;
                    case InputKind.Kubernetes: kubernetes.Add(file); break;
                    case InputKind.Aspire: aspire.Add(file); break;
                    case InputKind.Other when isMeant: unresolved.Add(new(new(file, 1), "this is no Docker Compose file, Kubernetes manifest or Aspire manifest")); break;
                }
            }
            catch (UnreadableException exception)
            {
                if (isMeant || LooksLikeInput(file)) unresolved.Add(new(exception.Place, exception.Reason));
            }
        }
        var model = new SystemModel { Unresolved = unresolved };
        if (compose.Count > 0) model += ComposeReader.Read(tree, compose, isNamed);
        compose.ForEach(tree.Forget);
        if (kubernetes.Count > 0) model += DeploymentUnits.OfFolders(KubernetesReader.Read(tree, kubernetes), kubernetes);
        kubernetes.ForEach(tree.Forget);
        model = aspire.Aggregate(model, (sum, file) => sum + AspireManifestReader.Read(tree, file));
        aspire.ForEach(tree.Forget);
        return model;
    }

    static InputKind Kind(SourceTree tree, string file)
    {
        if (Path.GetFileName(file).StartsWith("kustomization.", StringComparison.OrdinalIgnoreCase)) return InputKind.Kubernetes;
        foreach (var document in tree.Documents(file))
        {
            if (AspireManifestReader.Recognizes(document)) return InputKind.Aspire;
            if (KubernetesReader.Recognizes(document)) return InputKind.Kubernetes;
            if (ComposeReader.Recognizes(document)) return InputKind.Compose;
        }
        tree.Forget(file);
        return InputKind.Other;
    }

    static bool LooksLikeInput(string file) => Path.GetFileName(file) is var name && (name.Contains("compose", StringComparison.OrdinalIgnoreCase) || name.Contains("manifest", StringComparison.OrdinalIgnoreCase));

    enum InputKind { Other, Compose, Kubernetes, Aspire }
}

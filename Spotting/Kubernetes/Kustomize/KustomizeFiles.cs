using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Finds the files to which kustomizations refer.</summary>
sealed class KustomizeFiles(SourceTree tree, ManifestFiles files, List<UnresolvedItem> unresolved)
{
    static readonly string[] RemoteMarkers = ["://", "git@", "?ref=", "git::", "?version="];

    readonly Dictionary<string, Kustomization?> cache = [];
    readonly Dictionary<(string File, int Line, string Text), string?> resolvedFiles = [];

    /// <summary>Reads the kustomization in a file; null if the file is not a kustomization, or cannot be read.</summary>
    public Kustomization? Get(string file)
    {
        if (!cache.TryGetValue(file, out var found)) cache[file] = found = Read(file);
        return found;
    }

    /// <summary>Finds the file to which an entry refers, or the kustomization in the folder; null if there is none, which is reported once.</summary>
    public string? Resolve(Kustomization kustomization, Node entry) => entry.Text is { } text ? Resolve(kustomization, entry, text) : null;

    /// <summary>Finds the file at a path in an entry.</summary>
    public string? Resolve(Kustomization kustomization, Node entry, string path)
    {
        var key = (kustomization.File, entry.Line, path);
        if (!resolvedFiles.TryGetValue(key, out var file)) resolvedFiles[key] = file = FindFile(kustomization, kustomization.GetLocation(entry), path);
        return file;
    }

    string? FindFile(Kustomization kustomization, SourceLocation location, string path)
    {
        if (RemoteMarkers.Any(marker => path.Contains(marker, StringComparison.Ordinal))) return ReportMissing(location, $"{path} is remote, and is not fetched");
        try
        {
            var target = tree.Resolve(kustomization.Folder, path, location);
            if (tree.HasFile(target)) return target;
            if (tree.HasFolder(target)) return Kustomization.FileNames.Select(name => target is "." ? name : $"{target}/{name}").FirstOrDefault(tree.HasFile) ?? ReportMissing(location, $"the folder {path} has no kustomization");
            return path.Split('/') is [var host, _, ..] && host.TrimStart('.').Contains('.') ? ReportMissing(location, $"{path} is remote, and is not fetched") : ReportMissing(location, $"{path} does not exist");
        }
        catch (UnreadableFileException exception)
        {
            return ReportMissing(location, exception.Reason);
        }
    }

    string? ReportMissing(SourceLocation location, string reason)
    {
        unresolved.Add(new(location, reason));
        return null;
    }

    Kustomization? Read(string file)
    {
        try
        {
            return files.GetDocuments(file) is [var document, ..] && Kustomization.IsKustomization(file, document) ? new(file, document) : null;
        }
        catch (UnreadableFileException)
        {
            // The reader of manifests reports the error.
            return null;
        }
    }
}

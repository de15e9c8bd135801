using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Finds the files that kustomizations name.</summary>
sealed class KustomizeFiles(SourceTree tree, ManifestFiles files, List<Unresolved> unresolved)
{
    static readonly string[] RemoteSigns = ["://", "git@", "?ref=", "git::", "?version="];

    readonly Dictionary<string, Kustomization?> known = [];
    readonly Dictionary<(string File, int Line, string Text), string?> resolved = [];

    /// <summary>Reads the kustomization in a file; null if the file is not one, or cannot be read.</summary>
    public Kustomization? Of(string file)
    {
        if (!known.TryGetValue(file, out var found)) known[file] = found = Load(file);
        return found;
    }

    /// <summary>Finds the file that an entry names, or the kustomization of a folder that it names; null if there is none, which is reported once.</summary>
    public string? Resolve(Kustomization from, Node entry) => entry.Text is { } text ? Resolve(from, entry, text) : null;

    /// <summary>Finds the file at a path in an entry.</summary>
    public string? Resolve(Kustomization from, Node entry, string path)
    {
        var key = (from.File, entry.Line, path);
        if (!resolved.TryGetValue(key, out var file)) resolved[key] = file = Find(from, from.PlaceOf(entry), path);
        return file;
    }

    string? Find(Kustomization from, Place place, string path)
    {
        if (RemoteSigns.Any(sign => path.Contains(sign, StringComparison.Ordinal))) return Refuse(place, $"{path} lies elsewhere, and is not fetched");
        try
        {
            var target = tree.Resolve(from.Folder, path, place);
            if (tree.HasFile(target)) return target;
            if (tree.HasFolder(target)) return Kustomization.FileNames.Select(name => target is "." ? name : $"{target}/{name}").FirstOrDefault(tree.HasFile) ?? Refuse(place, $"the folder {path} has no kustomization");
            return path.Split('/') is [var host, _, ..] && host.TrimStart('.').Contains('.') ? Refuse(place, $"{path} lies elsewhere, and is not fetched") : Refuse(place, $"there is no {path}");
        }
        catch (UnreadableException exception)
        {
            return Refuse(place, exception.Reason);
        }
    }

    string? Refuse(Place place, string reason)
    {
        unresolved.Add(new(place, reason));
        return null;
    }

    Kustomization? Load(string file)
    {
        try
        {
            return files.DocumentsOf(file) is [var document, ..] && Kustomization.Is(file, document) ? new(file, document) : null;
        }
        catch (UnreadableException)
        {
            // The manifest reader reports it.
            return null;
        }
    }
}

using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Merges the files of a project with the files that they include and extend.</summary>
sealed class ProjectLoader(ReadSession session, EnvironmentFiles environments, IReadOnlyDictionary<string, string> defaults)
{
    const int MaxIncludeDepth = 20;
    const int MaxDocuments = 100;

    readonly Dictionary<(string File, string Folder, Variables Variables), IReadOnlyList<ComposeMap>> documents = [];
    readonly HashSet<string> includedKeys = [];
    readonly HashSet<string> pendingFiles = [];

    /// <summary>Merges files in order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="folder">The folder to which paths in the files are relative.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="referrer">The location that refers to the files.</param>
    public ComposeMap Load(IReadOnlyList<string> files, string folder, Variables variables, SourceLocation referrer)
    {
        var merged = new ComposeMap(new(files[0], folder), 1, []);
        foreach (var file in files)
        {
            if (pendingFiles.Count == MaxIncludeDepth || !pendingFiles.Add(file))
            {
                session.Report(referrer, pendingFiles.Contains(file) ? $"{file} includes itself in a cycle, which is not followed" : $"the includes are nested more than {MaxIncludeDepth} levels deep, and are not followed");
                continue;
            }
            var extends = new ExtendsResolver(session, (other, reference) => ReadDocuments(other, SourceTree.GetFolder(other), variables, reference.Location).Select(document => document["services"]).FirstOrDefault(services => services is not null));
            foreach (var document in ReadDocuments(file, folder, variables, referrer))
            {
                foreach (var include in SyntaxNormalizer.ReadList(document["include"])) merged = Include(merged, include, variables);
                merged = ComposeMerger.MergeFiles(merged, extends.Apply(document, merged));
            }
            pendingFiles.Remove(file);
        }
        return merged;
    }

    /// <summary>Reads the variables of the project in a folder.</summary>
    public Variables ReadVariables(string folder, Variables? overrides, SourceLocation referrer) =>
        environments.ReadVariables(environments.Find(folder is "" or "." ? ".env" : $"{folder}/.env", referrer) is { } file ? [file] : [], defaults, overrides, referrer);

    ComposeMap Include(ComposeMap merged, ComposeValue include, Variables variables)
    {
        var files = SyntaxNormalizer.ReadList(include.Text is null ? include["path"] : include).Select(path => ResolveIncluded(path)).OfType<string>().ToList();
        if (files.Count == 0) return merged;
        var folder = include["project_directory"] is { Text: { } directory } directoryValue ? session.Resolve(directoryValue, directory) : SourceTree.GetFolder(files[0]);
        if (folder is null || (!includedKeys.Add($"{folder}|{string.Join('|', files)}") && !files.Any(pendingFiles.Contains))) return merged;
        var environmentFiles = SyntaxNormalizer.ReadList(include["env_file"]).Where(file => file.Text is not null).Select(file => session.Resolve(file, file.Text!)).OfType<string>().ToList();
        var includedVariables = environmentFiles.Count > 0 ? environments.ReadVariables(environmentFiles, defaults, variables, include.Location) : ReadVariables(folder, variables, include.Location);
        return ComposeMerger.MergeFiles(merged, Load(files, folder, includedVariables, include.Location));
    }

    string? ResolveIncluded(ComposeValue path)
    {
        if (path.Text is not { } text) return null;
        if (!text.Contains("://") && !text.StartsWith("git@", StringComparison.Ordinal) && path.UnsetVariables.Count == 0) return session.Resolve(path, text);
        session.Report(path.Location, $"{text} is included, but is not in the analyzed folder");
        return null;
    }

    IReadOnlyList<ComposeMap> ReadDocuments(string file, string folder, Variables variables, SourceLocation referrer)
    {
        if (documents.TryGetValue((file, folder, variables), out var cached)) return cached;
        var nodes = session.ReadDocuments(file, referrer);
        if (nodes.Count > MaxDocuments) session.Report(new(file, 1), $"the file has more than {MaxDocuments} documents; the others were not read");
        var reader = new ComposeValueReader(new(file, folder), new(name => variables[name], session.SubstitutionQuota));
        foreach (var node in nodes.Where(node => node is not (MapNode or ScalarNode { Value: null }))) session.Report(new(file, node.Line), "the document is not a mapping, and therefore not a Compose file");
        return documents[(file, folder, variables)] = [.. nodes.Take(MaxDocuments).Select(ComposeFormat.RemoveExtensions).Select(reader.Read).OfType<ComposeMap>()];
    }
}

/// <summary>The services that are started together.</summary>
/// <param name="Unit">The first file.</param>
/// <param name="Root">The merged files.</param>
/// <param name="Variables">The variables.</param>
sealed record Project(string Unit, ComposeMap Root, Variables Variables)
{
    public IReadOnlyList<Member> Services { get; } = Root["services"]?.Members ?? [];
}

/// <summary>The variables that the files of a project can refer to. The environment of this machine is not included, because the result must not depend on it.</summary>
/// <param name="values">The variables of the project.</param>
/// <param name="overrides">The variables of the including project, which take precedence.</param>
sealed class Variables(IReadOnlyDictionary<string, string> values, Variables? overrides = null)
{
    public string? this[string name] => overrides?[name] ?? values.GetValueOrDefault(name);
}

using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Merges the files of a project with the files that they include and extend.</summary>
sealed class ProjectLoader(ReadSession session, EnvironmentFiles environments, IReadOnlyDictionary<string, string> defaults)
{
    const int MaxIncludeDepth = 20;
    const int MaxDocuments = 100;

    readonly Dictionary<(string File, string Folder, Variables Variables), IReadOnlyList<ComposeMap>> documents = [];
    readonly HashSet<string> included = [];
    readonly HashSet<string> pending = [];

    /// <summary>Merges files in order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="folder">The folder to which paths in the files are relative.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="from">The location that refers to the files.</param>
    public ComposeMap Load(IReadOnlyList<string> files, string folder, Variables variables, Place from)
    {
        var merged = new ComposeMap(new(files[0], folder), 1, []);
        foreach (var file in files)
        {
            if (pending.Count == MaxIncludeDepth || !pending.Add(file))
            {
                session.Report(from, pending.Contains(file) ? $"{file} includes itself in a cycle, which is not followed" : $"files include each other more than {MaxIncludeDepth} levels deep, which is not followed");
                continue;
            }
            var extends = new ExtendsResolver(session, (other, reference) => ReadDocuments(other, SourceTree.GetFolder(other), variables, reference.Place).Select(document => document["services"]).FirstOrDefault(services => services is not null));
            foreach (var document in ReadDocuments(file, folder, variables, from))
            {
                foreach (var include in SyntaxNormalizer.ReadList(document["include"])) merged = Include(merged, include, variables);
                merged = ComposeMerger.MergeFiles(merged, extends.Apply(document, merged));
            }
            pending.Remove(file);
        }
        return merged;
    }

    /// <summary>Reads the variables of the project in a folder.</summary>
    public Variables ReadVariables(string folder, Variables? overrides, Place from) =>
        environments.ReadVariables(environments.Find(folder is "" or "." ? ".env" : $"{folder}/.env", from) is { } file ? [file] : [], defaults, overrides, from);

    ComposeMap Include(ComposeMap merged, ComposeValue include, Variables variables)
    {
        var files = SyntaxNormalizer.ReadList(include.Text is null ? include["path"] : include).Select(path => ResolveIncluded(path)).OfType<string>().ToList();
        if (files.Count == 0) return merged;
        var folder = include["project_directory"] is { Text: { } directory } directoryValue ? session.Resolve(directoryValue, directory) : SourceTree.GetFolder(files[0]);
        if (folder is null || (!included.Add($"{folder}|{string.Join('|', files)}") && !files.Any(pending.Contains))) return merged;
        var environmentFiles = SyntaxNormalizer.ReadList(include["env_file"]).Where(file => file.Text is not null).Select(file => session.Resolve(file, file.Text!)).OfType<string>().ToList();
        var includedVariables = environmentFiles.Count > 0 ? environments.ReadVariables(environmentFiles, defaults, variables, include.Place) : ReadVariables(folder, variables, include.Place);
        return ComposeMerger.MergeFiles(merged, Load(files, folder, includedVariables, include.Place));
    }

    string? ResolveIncluded(ComposeValue path)
    {
        if (path.Text is not { } text) return null;
        if (!text.Contains("://") && !text.StartsWith("git@", StringComparison.Ordinal) && path.UnsetVariables.Count == 0) return session.Resolve(path, text);
        session.Report(path.Place, $"{text} is included, but is not in the examined folder");
        return null;
    }

    IReadOnlyList<ComposeMap> ReadDocuments(string file, string folder, Variables variables, Place from)
    {
        if (documents.TryGetValue((file, folder, variables), out var cached)) return cached;
        var nodes = session.ReadDocuments(file, from);
        if (nodes.Count > MaxDocuments) session.Report(new(file, 1), $"it has more than {MaxDocuments} documents; the others were not read");
        var reader = new ComposeValueReader(new(file, folder), new(name => variables[name], session.SubstitutionQuota));
        foreach (var node in nodes.Where(node => node is not (MapNode or ScalarNode { Value: null }))) session.Report(new(file, node.Line), "this is not a mapping, and therefore not a Compose file");
        return documents[(file, folder, variables)] = [.. nodes.Take(MaxDocuments).Select(ComposeFormat.WithoutExtensions).Select(reader.Read).OfType<ComposeMap>()];
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

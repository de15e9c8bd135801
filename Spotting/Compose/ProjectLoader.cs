using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Merges the files of a project, with the files that they include and extend.</summary>
sealed class ProjectLoader(Reading reading, EnvironmentFiles environments, IReadOnlyDictionary<string, string> usual)
{
    const int MaxIncludeDepth = 20;
    const int MaxDocuments = 100;

    readonly Dictionary<(string File, string Folder, Variables Variables), IReadOnlyList<MapPart>> documents = [];
    readonly HashSet<string> included = [];
    readonly HashSet<string> open = [];

    /// <summary>Merges files onto each other in order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="folder">The folder that paths in them are relative to.</param>
    /// <param name="variables">Their variables.</param>
    /// <param name="from">Where they are named.</param>
    public MapPart Load(IReadOnlyList<string> files, string folder, Variables variables, Place from)
    {
        var merged = new MapPart(new(files[0], folder), 1, []);
        foreach (var file in files)
        {
            if (open.Count == MaxIncludeDepth || !open.Add(file))
            {
                reading.Miss(from, open.Contains(file) ? $"{file} includes itself in a circle, which is not followed" : $"files include each other more than {MaxIncludeDepth} levels deep, which is not followed");
                continue;
            }
            var extends = new Extends(reading, (other, at) => Documents(other, SourceTree.FolderOf(other), variables, at.Place).Select(document => document["services"]).FirstOrDefault(services => services is not null));
            foreach (var document in Documents(file, folder, variables, from))
            {
                foreach (var part in Forms.Several(document["include"])) merged = Include(merged, part, variables);
                merged = ComposeMerge.Files(merged, extends.Apply(document, merged));
            }
            open.Remove(file);
        }
        return merged;
    }

    /// <summary>Reads the variables of a project in a folder.</summary>
    public Variables Variables(string folder, Variables? over, Place from) =>
        environments.Variables(environments.Find(folder is "" or "." ? ".env" : $"{folder}/.env", from) is { } file ? [file] : [], usual, over, from);

    MapPart Include(MapPart merged, Part part, Variables variables)
    {
        var files = Forms.Several(part.Text is null ? part["path"] : part).Select(path => Included(path)).OfType<string>().ToList();
        if (files.Count == 0) return merged;
        var folder = part["project_directory"] is { Text: { } named } at ? reading.Resolve(at, named) : SourceTree.FolderOf(files[0]);
        if (folder is null || (!included.Add($"{folder}|{string.Join('|', files)}") && !files.Any(open.Contains))) return merged;
        var ofEnvironment = Forms.Several(part["env_file"]).Where(file => file.Text is not null).Select(file => reading.Resolve(file, file.Text!)).OfType<string>().ToList();
        var inner = ofEnvironment.Count > 0 ? environments.Variables(ofEnvironment, usual, variables, part.Place) : Variables(folder, variables, part.Place);
        return ComposeMerge.Files(merged, Load(files, folder, inner, part.Place));
    }

    string? Included(Part path)
    {
        if (path.Text is not { } text) return null;
        if (!text.Contains("://") && !text.StartsWith("git@", StringComparison.Ordinal) && path.Unset.Count == 0) return reading.Resolve(path, text);
        reading.Miss(path.Place, $"{text} is included, and is not here");
        return null;
    }

    IReadOnlyList<MapPart> Documents(string file, string folder, Variables variables, Place from)
    {
        if (documents.TryGetValue((file, folder, variables), out var known)) return known;
        var nodes = reading.Documents(file, from);
        if (nodes.Count > MaxDocuments) reading.Miss(new(file, 1), $"it has more than {MaxDocuments} documents; the others were not read");
        var reader = new PartReader(new(file, folder), new(name => variables[name], reading.Substituted));
        foreach (var node in nodes.Where(node => node is not (MapNode or ScalarNode { Value: null }))) reading.Miss(new(file, node.Line), "this is no mapping, and so no Compose file");
        return documents[(file, folder, variables)] = [.. nodes.Take(MaxDocuments).Select(ComposeShape.WithoutExtensions).Select(reader.Read).OfType<MapPart>()];
    }
}

/// <summary>The services that are started together.</summary>
/// <param name="Unit">The first file.</param>
/// <param name="Root">The merged files.</param>
/// <param name="Variables">The variables.</param>
sealed record Project(string Unit, MapPart Root, Variables Variables)
{
    public IReadOnlyList<Member> Services { get; } = Root["services"]?.Members ?? [];
}

/// <summary>The variables that a project's files can refer to. This machine's environment is not included: the result must not depend on where the files are read.</summary>
/// <param name="own">The variables of the project.</param>
/// <param name="over">The variables of the project that includes it, which take precedence.</param>
sealed class Variables(IReadOnlyDictionary<string, string> own, Variables? over = null)
{
    public string? this[string name] => over?[name] ?? own.GetValueOrDefault(name);
}

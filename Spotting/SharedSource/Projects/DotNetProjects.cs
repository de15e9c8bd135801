using System.Xml.Linq;
using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>.NET projects: project references, linked source files, shared projects, and what Directory.Build.props adds.</summary>
sealed class DotNetProjects(SourceFiles files) : IProjectKind
{
    const int MaxImports = 50;

    readonly Dictionary<string, XElement?> documents = [];

    public IEnumerable<string> In(string folder) => files.In(folder).Where(FileNames.IsDotNetProject);

    public IReadOnlyList<Reference> References(string project)
    {
        var properties = new MSBuildProperties(files, project);
        var references = new List<Reference>();
        var imported = new HashSet<string>();
        foreach (var file in Surrounding(project, "Directory.Build.props").Append(project).Concat(Surrounding(project, "Directory.Build.targets"))) Read(file);
        return references;

        void Read(string file)
        {
            if (imported.Count > MaxImports || !imported.Add(file)) return;
            if (!documents.TryGetValue(file, out var root)) documents[file] = root = files.Read(file, XmlFile.Read);
            if (root is null) return;
            properties.Enter(file);
            foreach (var element in root.Elements().SelectMany(Flat))
            {
                if (element.Parent?.Name.LocalName is "PropertyGroup") properties.Set(element);
                else if (element.Name.LocalName is "Import") Import(element, file);
                else references.AddRange(ReferencesOf(element, project, file, properties));
            }
            properties.Enter(project);
        }

        void Import(XElement import, string file)
        {
            // The imports of an SDK or a package are not files of the repository.
            if (import.Attribute("Project")?.Value is not { } path || properties.PathOf(path, Paths.FolderOf(file)) is not { } target || files.Find(target) is not { } found) return;
            if (found.EndsWith(".projitems", StringComparison.OrdinalIgnoreCase)) references.Add(new(Paths.FolderOf(found), PartKind.Project, new(file, import.LineOf())));
            else Read(found);
            properties.Enter(file);
        }
    }

    /// <summary>Returns the assembly name that the project specifies; the name of its file if it specifies none.</summary>
    public string AssemblyOf(string project)
    {
        if (!documents.TryGetValue(project, out var root)) documents[project] = root = files.Read(project, XmlFile.Read);
        var own = root?.Children("PropertyGroup").Select(group => group.Text("AssemblyName")).FirstOrDefault(name => name is not null);
        return own is null || own.Contains('$') ? Path.GetFileNameWithoutExtension(project) : own;
    }

    IEnumerable<Reference> ReferencesOf(XElement item, string project, string file, MSBuildProperties properties)
    {
        var kind = item.Name.LocalName;
        if (kind is not ("ProjectReference" or "Compile" or "Protobuf") || item.Attribute("Include")?.Value is not { } include) yield break;
        // The reference is only built earlier and is not part of the output.
        if (kind is "ProjectReference" && (item.Attribute("ReferenceOutputAssembly")?.Value ?? item.Text("ReferenceOutputAssembly")) is { } output && output.Equals("false", StringComparison.OrdinalIgnoreCase)) yield break;

        var (folder, place) = (Paths.FolderOf(project), new Place(file, item.LineOf()));
        foreach (var path in include.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (properties.PathOf(path, folder) is not { } target)
            {
                if (kind is "ProjectReference" || path.Contains("..", StringComparison.Ordinal)) files.Report(place, $"{path} cannot be followed: it leads out of the folder that is examined, or has a variable that nothing gives a value");
            }
            else if (kind is "ProjectReference" && files.Find(target) is { } found) yield return new(Paths.FolderOf(found), PartKind.Project, place, found);
            else if (kind is "ProjectReference" && !target.Contains('*')) files.Report(place, $"the project {target} is not there");
            else if (kind is "ProjectReference") foreach (var each in Matching(target).Where(each => each != project)) yield return new(Paths.FolderOf(each), PartKind.Project, place, each);
            else if (!Paths.Holds(folder, target)) yield return new(target.IndexOf('*') is >= 0 and var star ? Paths.FolderOf(target[..star]) : files.Find(target) ?? target, PartKind.Link, place);
        }
    }

    IEnumerable<string> Matching(string pattern) => files.Under(Paths.FolderOf(pattern[..pattern.IndexOf('*')])).Where(FileNames.IsDotNetProject).Where(file => PathPattern.Matches(pattern, file));

    IEnumerable<string> Surrounding(string project, string name) =>
        Paths.UpFrom(Paths.FolderOf(project)).Reverse().Select(folder => files.Find(Paths.Join(folder, name))).OfType<string>();

    // Conditions are not evaluated: choices and targets count as taken.
    static IEnumerable<XElement> Flat(XElement element) => element.Name.LocalName switch
    {
        "PropertyGroup" or "ItemGroup" or "ImportGroup" => element.Elements(),
        "Choose" or "When" or "Otherwise" => element.Elements().SelectMany(Flat),
        _ => [element],
    };
}

using System.Xml.Linq;
using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>.NET projects, with project references, linked source files, shared projects, and the references in Directory.Build.props.</summary>
sealed class DotNetProjects(SourceFiles files) : IProjectSystem
{
    const int MaxImports = 50;

    readonly Dictionary<string, XElement?> documents = [];

    public IEnumerable<string> FindProjects(string folder) => files.GetFilesIn(folder).Where(FileNames.IsDotNetProject);

    public IReadOnlyList<ProjectReference> ReadReferences(string project)
    {
        var properties = new MSBuildProperties(files, project);
        var references = new List<ProjectReference>();
        var readFiles = new HashSet<string>();
        foreach (var file in FindAbove(project, "Directory.Build.props").Append(project).Concat(FindAbove(project, "Directory.Build.targets"))) ReadFile(file);
        return references;

        void ReadFile(string file)
        {
            if (readFiles.Count > MaxImports || !readFiles.Add(file)) return;
            if (!documents.TryGetValue(file, out var root)) documents[file] = root = files.Read(file, XmlFile.Read);
            if (root is null) return;
            properties.SetCurrentFile(file);
            foreach (var element in root.Elements().SelectMany(Flatten))
            {
                if (element.Parent?.Name.LocalName is "PropertyGroup") properties.Set(element);
                else if (element.Name.LocalName is "Import") Import(element, file);
                else references.AddRange(GetReferences(element, project, file, properties));
            }
            properties.SetCurrentFile(project);
        }

        void Import(XElement import, string file)
        {
            // Imports of SDKs and packages are not files in the repository.
            if (import.Attribute("Project")?.Value is not { } path || properties.ResolvePath(path, Paths.GetFolder(file)) is not { } target || files.Find(target) is not { } found) return;
            if (found.EndsWith(".projitems", StringComparison.OrdinalIgnoreCase)) references.Add(new(Paths.GetFolder(found), SourcePartKind.Project, new(file, import.GetLine())));
            else ReadFile(found);
            properties.SetCurrentFile(file);
        }
    }

    /// <summary>Returns the assembly name of a project; the file name if the project specifies none.</summary>
    public string GetAssemblyName(string project)
    {
        if (!documents.TryGetValue(project, out var root)) documents[project] = root = files.Read(project, XmlFile.Read);
        var specifiedName = root?.GetChildren("PropertyGroup").Select(group => group.GetChildText("AssemblyName")).FirstOrDefault(name => name is not null);
        return specifiedName is null || specifiedName.Contains('$') ? Path.GetFileNameWithoutExtension(project) : specifiedName;
    }

    IEnumerable<ProjectReference> GetReferences(XElement item, string project, string file, MSBuildProperties properties)
    {
        var kind = item.Name.LocalName;
        if (kind is not ("ProjectReference" or "Compile" or "Protobuf") || item.Attribute("Include")?.Value is not { } include) yield break;
        // The referenced project is only built before this one, and is not part of the output.
        if (kind is "ProjectReference" && (item.Attribute("ReferenceOutputAssembly")?.Value ?? item.GetChildText("ReferenceOutputAssembly")) is { } output && output.Equals("false", StringComparison.OrdinalIgnoreCase)) yield break;

        var (folder, location) = (Paths.GetFolder(project), new SourceLocation(file, item.GetLine()));
        foreach (var path in include.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (properties.ResolvePath(path, folder) is not { } target)
            {
                if (kind is "ProjectReference" || path.Contains("..", StringComparison.Ordinal)) files.Report(location, $"{path} cannot be followed: it points outside the analyzed folder, or contains a variable without a value");
            }
            else if (kind is "ProjectReference" && files.Find(target) is { } found) yield return new(Paths.GetFolder(found), SourcePartKind.Project, location, found);
            else if (kind is "ProjectReference" && !target.Contains('*')) files.Report(location, $"the project {target} does not exist");
            else if (kind is "ProjectReference") foreach (var match in FindMatching(target).Where(match => match != project)) yield return new(Paths.GetFolder(match), SourcePartKind.Project, location, match);
            else if (!Paths.Contains(folder, target)) yield return new(target.IndexOf('*') is >= 0 and var star ? Paths.GetFolder(target[..star]) : files.Find(target) ?? target, SourcePartKind.Link, location);
        }
    }

    IEnumerable<string> FindMatching(string pattern) => files.GetFilesUnder(Paths.GetFolder(pattern[..pattern.IndexOf('*')])).Where(FileNames.IsDotNetProject).Where(file => PathPattern.Matches(pattern, file));

    IEnumerable<string> FindAbove(string project, string name) =>
        Paths.GetSelfAndAncestors(Paths.GetFolder(project)).Reverse().Select(folder => files.Find(Paths.Join(folder, name))).OfType<string>();

    // Conditions are not evaluated: all branches count.
    static IEnumerable<XElement> Flatten(XElement element) => element.Name.LocalName switch
    {
        "PropertyGroup" or "ItemGroup" or "ImportGroup" => element.Elements(),
        "Choose" or "When" or "Otherwise" => element.Elements().SelectMany(Flatten),
        _ => [element],
    };
}

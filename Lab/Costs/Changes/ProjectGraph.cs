using System.Xml.Linq;

namespace Evolution.Lab.Costs.Changes;

/// <summary>The references between projects, read from their project files.</summary>
/// <param name="references">The direct references of each project.</param>
public sealed class ProjectGraph(IReadOnlyDictionary<string, IReadOnlySet<string>> references)
{
    /// <summary>Reads the given projects and all their transitive references.</summary>
    /// <param name="files">The paths of the project files.</param>
    /// <exception cref="LabException">A referenced project does not exist.</exception>
    public static ProjectGraph Read(IEnumerable<string> files)
    {
        var graph = new Dictionary<string, IReadOnlySet<string>>();
        var pendingFiles = new Queue<string>(files.Select(Path.GetFullPath));
        while (pendingFiles.TryDequeue(out var file))
        {
            if (graph.ContainsKey(GetName(file))) continue;
            var referencedFiles = ReadReferences(file);
            graph[GetName(file)] = referencedFiles.Select(GetName).ToHashSet();
            foreach (var next in referencedFiles) pendingFiles.Enqueue(next);
        }
        return new(graph);
    }

    /// <summary>Returns the direct and transitive references of a project, excluding the project itself.</summary>
    public IReadOnlySet<string> GetReferences(string project)
    {
        var dependencies = new HashSet<string>();
        var pendingProjects = new Stack<string>(references[project]);
        while (pendingProjects.TryPop(out var next))
        {
            if (!dependencies.Add(next)) continue;
            foreach (var reference in references[next]) pendingProjects.Push(reference);
        }
        return dependencies;
    }

    /// <summary>Returns the projects that reference a project directly or transitively, excluding the project itself.</summary>
    public IReadOnlySet<string> GetDependents(string project) => references.Keys.Where(candidate => GetReferences(candidate).Contains(project)).ToHashSet();

    static string[] ReadReferences(string file)
    {
        try
        {
            var folder = Path.GetDirectoryName(file)!;
            return [.. XDocument.Load(file).Descendants("ProjectReference").Select(reference => (string?)reference.Attribute("Include")).OfType<string>()
                .Select(path => Path.GetFullPath(Path.Combine(folder, path.Replace('\\', Path.DirectorySeparatorChar))))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Xml.XmlException)
        {
            throw new LabException($"{file} cannot be read: {exception.Message}", cause: exception);
        }
    }

    static string GetName(string file) => Path.GetFileNameWithoutExtension(file);
}

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
        var pending = new Queue<string>(files.Select(Path.GetFullPath));
        while (pending.TryDequeue(out var file))
        {
            if (graph.ContainsKey(NameOf(file))) continue;
            var referenced = ReadReferences(file);
            graph[NameOf(file)] = referenced.Select(NameOf).ToHashSet();
            foreach (var next in referenced) pending.Enqueue(next);
        }
        return new(graph);
    }

    /// <summary>Returns the direct and transitive references of a project, without the project itself.</summary>
    public IReadOnlySet<string> ReferencesOf(string project)
    {
        var found = new HashSet<string>();
        var pending = new Stack<string>(references[project]);
        while (pending.TryPop(out var next))
        {
            if (!found.Add(next)) continue;
            foreach (var reference in references[next]) pending.Push(reference);
        }
        return found;
    }

    /// <summary>Returns the projects that reference a project directly or transitively, without the project itself.</summary>
    public IReadOnlySet<string> DependentsOf(string project) => references.Keys.Where(other => ReferencesOf(other).Contains(project)).ToHashSet();

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

    static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);
}

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
        var read = new Dictionary<string, IReadOnlySet<string>>();
        var waiting = new Queue<string>(files.Select(Path.GetFullPath));
        while (waiting.TryDequeue(out var file))
        {
            if (read.ContainsKey(NameOf(file))) continue;
            var referred = ReferredBy(file);
            read[NameOf(file)] = referred.Select(NameOf).ToHashSet();
            foreach (var next in referred) waiting.Enqueue(next);
        }
        return new(read);
    }

    /// <summary>Returns the direct and transitive references of a project, without the project itself.</summary>
    public IReadOnlySet<string> ReferencesOf(string project)
    {
        var found = new HashSet<string>();
        var waiting = new Stack<string>(references[project]);
        while (waiting.TryPop(out var next))
        {
            if (!found.Add(next)) continue;
            foreach (var further in references[next]) waiting.Push(further);
        }
        return found;
    }

    /// <summary>Returns the projects that reference a project directly or transitively, without the project itself.</summary>
    public IReadOnlySet<string> DependentsOf(string project) => references.Keys.Where(other => ReferencesOf(other).Contains(project)).ToHashSet();

    static string[] ReferredBy(string file)
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

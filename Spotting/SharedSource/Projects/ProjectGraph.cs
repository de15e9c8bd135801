namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>The references between all projects, of any build tool.</summary>
sealed class ProjectGraph
{
    const int MaxProjects = 5_000;

    readonly Dictionary<(IProjectSystem, string), IReadOnlyList<SourcePart>> referencedParts = [];
    readonly Dictionary<(IProjectSystem, string), IReadOnlyList<ProjectReference>> directReferences = [];

    public ProjectGraph(SourceFiles files)
    {
        (DotNet, Go, Maven, Gradle) = (new(files), new(files), new(files), new(files));
        Systems = [DotNet, Go, Maven, Gradle, new NodePackages(files), new PythonPackages(files), new RustCrates(files), new PhpPackages(files), new RubyGems(files)];
    }

    public DotNetProjects DotNet { get; }

    public GoPackages Go { get; }

    public MavenModules Maven { get; }

    public GradleModules Gradle { get; }

    public IReadOnlyList<IProjectSystem> Systems { get; }

    /// <summary>Returns the source to which the projects in a folder refer, transitively.</summary>
    public IEnumerable<SourcePart> GetReferencedFromFolder(string folder) => Systems.SelectMany(system => GetReferenced(system, folder, system.FindProjects));

    /// <summary>Returns the source to which a project refers, directly and transitively. The location is that of the first reference, in the files of the project.</summary>
    public IReadOnlyList<SourcePart> GetReferenced(IProjectSystem system, string project) => GetReferenced(system, $"{project}\n", _ => [project]);

    IReadOnlyList<SourcePart> GetReferenced(IProjectSystem system, string name, Func<string, IEnumerable<string>> findProjects)
    {
        if (referencedParts.TryGetValue((system, name), out var cached)) return cached;
        var parts = new Dictionary<string, SourcePart>();
        var queue = new Queue<(string Project, SourceLocation? FirstLocation)>(findProjects(name).Select(project => (project, (SourceLocation?)null)));
        var visited = queue.Select(entry => entry.Project).ToHashSet();
        while (queue.TryDequeue(out var current))
        {
            foreach (var reference in GetDirectReferences(system, current.Project))
            {
                var firstLocation = current.FirstLocation ?? reference.Location;
                parts.TryAdd(reference.Path, new(reference.Path, reference.Kind, firstLocation, reference.Project is { } file && FileNames.IsDotNetProject(file) ? file : null));
                if (reference.Project is { } referencedProject && visited.Count < MaxProjects && visited.Add(referencedProject)) queue.Enqueue((referencedProject, firstLocation));
            }
        }
        return referencedParts[(system, name)] = [.. parts.Values];
    }

    IReadOnlyList<ProjectReference> GetDirectReferences(IProjectSystem system, string project) =>
        directReferences.TryGetValue((system, project), out var cached) ? cached : directReferences[(system, project)] = system.ReadReferences(project);
}

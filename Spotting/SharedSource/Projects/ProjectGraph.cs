namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>The references between all projects, of any build tool.</summary>
sealed class ProjectGraph
{
    const int MaxProjects = 5_000;

    readonly Dictionary<(IProjectKind, string), IReadOnlyList<Part>> reached = [];
    readonly Dictionary<(IProjectKind, string), IReadOnlyList<Reference>> direct = [];

    public ProjectGraph(SourceFiles files)
    {
        (DotNet, Go, Maven, Gradle) = (new(files), new(files), new(files), new(files));
        Kinds = [DotNet, Go, Maven, Gradle, new NodePackages(files), new PythonPackages(files), new RustCrates(files), new PhpPackages(files), new RubyGems(files)];
    }

    public DotNetProjects DotNet { get; }

    public GoPackages Go { get; }

    public MavenModules Maven { get; }

    public GradleModules Gradle { get; }

    public IReadOnlyList<IProjectKind> Kinds { get; }

    /// <summary>Returns what the projects of a folder refer to, transitively.</summary>
    public IEnumerable<Part> ReachedFrom(string folder) => Kinds.SelectMany(kind => Reached(kind, folder, kind.In));

    /// <summary>Returns what a project refers to, directly and transitively. The place is that of the first reference, in the project's own files.</summary>
    public IReadOnlyList<Part> Reached(IProjectKind kind, string project) => Reached(kind, $"{project}\n", _ => [project]);

    IReadOnlyList<Part> Reached(IProjectKind kind, string name, Func<string, IEnumerable<string>> start)
    {
        if (reached.TryGetValue((kind, name), out var known)) return known;
        var parts = new Dictionary<string, Part>();
        var waiting = new Queue<(string Project, Place? First)>(start(name).Select(project => (project, (Place?)null)));
        var visited = waiting.Select(one => one.Project).ToHashSet();
        while (waiting.TryDequeue(out var next))
        {
            foreach (var reference in Direct(kind, next.Project))
            {
                var first = next.First ?? reference.Place;
                parts.TryAdd(reference.Path, new(reference.Path, reference.Kind, first, reference.Project is { } file && FileNames.IsDotNetProject(file) ? file : null));
                if (reference.Project is { } onward && visited.Count < MaxProjects && visited.Add(onward)) waiting.Enqueue((onward, first));
            }
        }
        return reached[(kind, name)] = [.. parts.Values];
    }

    IReadOnlyList<Reference> Direct(IProjectKind kind, string project) =>
        direct.TryGetValue((kind, project), out var known) ? known : direct[(kind, project)] = kind.References(project);
}

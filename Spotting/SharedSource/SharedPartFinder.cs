using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>Finds the source that two or more services use.</summary>
sealed class SharedPartFinder
{
    readonly SourceFiles files;
    readonly Dictionary<string, List<(ServiceSource Source, SourcePart Part)>> byPath = [];

    public SharedPartFinder(SourceFiles files, IReadOnlyList<ServiceSource> sources)
    {
        this.files = files;
        foreach (var source in sources)
        {
            foreach (var part in source.Parts)
            {
                if (byPath.TryGetValue(part.Path, out var users)) users.Add((source, part));
                else byPath[part.Path] = [(source, part)];
            }
        }
    }

    public IEnumerable<SharedCode> Find()
    {
        var found = new Dictionary<string, SharedCode>();
        foreach (var path in byPath.Keys.Order(StringComparer.Ordinal))
        {
            var users = GetUsers(path).DistinctBy(user => user.Source.Service.Name).ToList();
            if (users.Count < 2) continue;
            var shared = new SharedCode(
                users.Select(user => user.Part).FirstOrDefault(part => part.Path == path && part.Project is not null)?.Project ?? Paths.Format(path),
                [.. users.Select(user => user.Source.Service.Name)],
                SharingDescription.Create([.. users.Select(user => user.Part.Kind)]),
                [.. users.Select(user => user.Part.Location)]);
            // A folder in a shared folder is not a new finding, unless other services use it as well.
            if (Paths.GetSelfAndAncestors(path).Skip(1).Any(ancestor => found.TryGetValue(ancestor, out var outer) && IsWithin(shared, outer))) continue;
            found[path] = shared;
        }
        return found.Values;
    }

    IEnumerable<(ServiceSource Source, SourcePart Part)> GetUsers(string path)
    {
        var users = byPath[path].AsEnumerable();
        if (users.All(user => user.Part.Kind == SourcePartKind.Own)) return users;

        // A service that copies a folder uses its content. A build context often contains unrelated files, so that it counts only for the files of its own project.
        foreach (var ancestor in Paths.GetSelfAndAncestors(path).Skip(1))
        {
            if (byPath.TryGetValue(ancestor, out var outer)) users = users.Concat(outer.Where(user => user.Part.Kind == SourcePartKind.Copied));
        }
        if (files.FindProjectFolderAbove(path) is { } project && project != path && byPath.TryGetValue(project, out var owners)) users = users.Concat(owners.Where(user => user.Part.Kind == SourcePartKind.Own));
        return users;
    }

    static bool IsWithin(SharedCode inner, SharedCode outer) => inner.Workloads.All(outer.Workloads.Contains);
}

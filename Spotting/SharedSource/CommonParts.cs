using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>Finds the pieces of source that two or more services use.</summary>
sealed class CommonParts
{
    readonly SourceFiles files;
    readonly Dictionary<string, List<(ServiceSource Source, Part Part)>> byPath = [];

    public CommonParts(SourceFiles files, IReadOnlyList<ServiceSource> sources)
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

    public IEnumerable<SharedCode> All()
    {
        var found = new Dictionary<string, SharedCode>();
        foreach (var path in byPath.Keys.Order(StringComparer.Ordinal))
        {
            var users = UsersOf(path).DistinctBy(user => user.Source.Service.Name).ToList();
            if (users.Count < 2) continue;
            var shared = new SharedCode(
                users.Select(user => user.Part).FirstOrDefault(part => part.Path == path && part.Project is not null)?.Project ?? Paths.Shown(path),
                [.. users.Select(user => user.Source.Service.Name)],
                Phrases.For([.. users.Select(user => user.Part.Kind)]),
                [.. users.Select(user => user.Part.Place)]);
            // A folder inside of a shared folder is not a new finding, unless other services use it as well.
            if (Paths.UpFrom(path).Skip(1).Any(above => found.TryGetValue(above, out var outer) && IsWithin(shared, outer))) continue;
            found[path] = shared;
        }
        return found.Values;
    }

    IEnumerable<(ServiceSource Source, Part Part)> UsersOf(string path)
    {
        var users = byPath[path].AsEnumerable();
        if (users.All(user => user.Part.Kind == PartKind.Own)) return users;

        // A service that copies a folder copies what is in it. A build context contains much by accident, though: it counts only for what belongs to its own project.
        foreach (var above in Paths.UpFrom(path).Skip(1))
        {
            if (byPath.TryGetValue(above, out var outer)) users = users.Concat(outer.Where(user => user.Part.Kind == PartKind.Copied));
        }
        if (files.ProjectAbove(path) is { } project && project != path && byPath.TryGetValue(project, out var owners)) users = users.Concat(owners.Where(user => user.Part.Kind == PartKind.Own));
        return users;
    }

    static bool IsWithin(SharedCode inner, SharedCode outer) => inner.Workloads.All(outer.Workloads.Contains);
}

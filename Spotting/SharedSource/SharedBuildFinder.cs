using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>Finds services that have the same image, or the same build context and Dockerfile, and differ only in commands, stages or arguments.</summary>
static class SharedBuildFinder
{
    public static IEnumerable<SharedCode> Find(IReadOnlyList<ServiceSource> sources)
    {
        var builds = FindGroups(sources, GetBuildKey, group => Describe("the same build context and Dockerfile", group), group => Paths.Format(group[0].Build!.Context!)).ToList();
        var images = FindGroups(sources, source => ImageReference.GetKey(source.Service.Image), group => Describe("the same image", group), group => ImageReference.GetKey(group[0].Service.Image)!);
        return [.. builds, .. images.Where(image => !builds.Any(build => image.Workloads.All(build.Workloads.Contains)))];
    }

    static string? GetBuildKey(ServiceSource source) => source.Build is { Context: { } context, Dockerfile: { } dockerfile, Project: null } ? $"{context}\n{dockerfile}" : null;

    static IEnumerable<SharedCode> FindGroups(
        IReadOnlyList<ServiceSource> sources, Func<ServiceSource, string?> key, Func<IReadOnlyList<ServiceSource>, string> reason, Func<IReadOnlyList<ServiceSource>, string> name) => sources
        .Where(source => key(source) is not null)
        .GroupBy(source => key(source)!)
        .Select(group => group.DistinctBy(source => source.Service.Name).ToList())
        .Where(group => group.Count > 1)
        .Select(group => new SharedCode(name(group), [.. group.Select(source => source.Service.Name)], reason(group), [.. group.Select(source => source.Service.Location)]));

    static string Describe(string name, IReadOnlyList<ServiceSource> group) =>
        HasDifferentValues(group, source => string.Join(' ', source.Service.Command)) ? $"{name} with different commands"
        : HasDifferentValues(group, source => source.Service.Build?.Target ?? "") ? $"{name} with different stages"
        : HasDifferentValues(group, source => string.Join('\n', (source.Service.Build?.Arguments ?? new Dictionary<string, string>()).OrderBy(argument => argument.Key, StringComparer.Ordinal))) ? $"{name} with different arguments"
        : name;

    static bool HasDifferentValues(IReadOnlyList<ServiceSource> group, Func<ServiceSource, string> selector) => group.Select(selector).Distinct().Skip(1).Any();
}

using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>Finds services that have the same image, or the same Dockerfile and context, and differ only in commands, stages or arguments.</summary>
static class SameImageOrBuild
{
    public static IEnumerable<SharedCode> Among(IReadOnlyList<ServiceSource> sources)
    {
        var builds = Groups(sources, BuildOf, group => Say("the same build context and Dockerfile", group), group => Paths.Shown(group[0].Build!.Context!)).ToList();
        var images = Groups(sources, source => ImageName.KeyOf(source.Service.Image), group => Say("the same image", group), group => ImageName.KeyOf(group[0].Service.Image)!);
        return [.. builds, .. images.Where(image => !builds.Any(build => image.Workloads.All(build.Workloads.Contains)))];
    }

    static string? BuildOf(ServiceSource source) => source.Build is { Context: { } context, Dockerfile: { } dockerfile, Project: null } ? $"{context}\n{dockerfile}" : null;

    static IEnumerable<SharedCode> Groups(
        IReadOnlyList<ServiceSource> sources, Func<ServiceSource, string?> key, Func<IReadOnlyList<ServiceSource>, string> reason, Func<IReadOnlyList<ServiceSource>, string> what) => sources
        .Where(source => key(source) is not null)
        .GroupBy(source => key(source)!)
        .Select(group => group.DistinctBy(source => source.Service.Name).ToList())
        .Where(group => group.Count > 1)
        .Select(group => new SharedCode(what(group), [.. group.Select(source => source.Service.Name)], reason(group), [.. group.Select(source => source.Service.Place)]));

    static string Say(string what, IReadOnlyList<ServiceSource> group) =>
        Differ(group, source => string.Join(' ', source.Service.Command)) ? $"{what} with different commands"
        : Differ(group, source => source.Service.Build?.Target ?? "") ? $"{what} with different stages"
        : Differ(group, source => string.Join('\n', (source.Service.Build?.Arguments ?? new Dictionary<string, string>()).OrderBy(argument => argument.Key, StringComparer.Ordinal))) ? $"{what} with different arguments"
        : what;

    static bool Differ(IReadOnlyList<ServiceSource> group, Func<ServiceSource, string> aspect) => group.Select(aspect).Distinct().Skip(1).Any();
}

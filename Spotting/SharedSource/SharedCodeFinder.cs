using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>
/// Finds the source that services have in common: the same image or build, a folder that several Dockerfiles copy, a project,
/// package or module that several refer to, directly or transitively. Only text is read; nothing is built or restored.
/// </summary>
public static class SharedCodeFinder
{
    /// <summary>Finds what is shared.</summary>
    /// <param name="tree">The folder with the source, if it is available.</param>
    /// <param name="services">The application services. Infrastructure that uses one image twice does not share source of the system's own.</param>
    public static SharedCodeResult Find(SourceTree tree, IReadOnlyList<Workload> services) => Among(ServiceSources.Read(tree, services));

    /// <summary>Finds what is shared among services whose source was found.</summary>
    internal static SharedCodeResult Among(ServiceSources found)
    {
        var (files, sources) = (found.Files, found.All);
        var same = SameImageOrBuild.Among(sources).ToList();
        var parts = new CommonParts(files, sources).All().Where(shared => !same.Any(known => known.Workloads.ToHashSet().SetEquals(shared.Workloads) && Says(known, shared)));
        var shared = same.Concat(parts).OrderByDescending(code => code.Workloads.Count).ThenBy(code => code.What, StringComparer.Ordinal).ToList();
        return new(shared, SeenAmong(sources), files.Unresolved);

        // A build is one folder: that its services also share the folder is not a second finding.
        static bool Says(SharedCode known, SharedCode shared) => known.What == shared.What;
    }

    static List<string> SeenAmong(IReadOnlyList<ServiceSource> sources)
    {
        var images = sources.Where(source => source.IsSeen).Select(source => ImageName.KeyOf(source.Service.Image)).OfType<string>().ToHashSet();
        return [.. sources.Where(source => source.IsSeen || (ImageName.KeyOf(source.Service.Image) is { } image && images.Contains(image))).Select(source => source.Service.Name).Distinct()];
    }
}

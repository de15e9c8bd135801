using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>
/// Finds the source that services have in common: the same image or build, a folder that several Dockerfiles copy, or a project,
/// package or module to which several services refer directly or transitively. Nothing is built or restored.
/// </summary>
public static class SharedCodeFinder
{
    /// <summary>Finds the source that services have in common.</summary>
    /// <param name="tree">The folder with the source, if it is available.</param>
    /// <param name="services">The application services. Infrastructure is excluded: two workloads that run the same image do not share source of the system.</param>
    public static SharedCodeResult Find(SourceTree tree, IReadOnlyList<Workload> services) => Find(ServiceSources.Read(tree, services));

    /// <summary>Finds the source in common among services whose source has been located.</summary>
    internal static SharedCodeResult Find(ServiceSources serviceSources)
    {
        var (files, sources) = (serviceSources.Files, serviceSources.All);
        var sharedBuilds = SharedBuildFinder.Find(sources).ToList();
        var parts = new SharedPartFinder(files, sources).Find().Where(shared => !sharedBuilds.Any(build => build.Workloads.ToHashSet().SetEquals(shared.Workloads) && HaveSameName(build, shared)));
        var shared = sharedBuilds.Concat(parts).OrderByDescending(code => code.Workloads.Count).ThenBy(code => code.Name, StringComparer.Ordinal).ToList();
        return new(shared, FindServicesWithSource(sources), files.Unresolved);

        // Services of the same build also share its folder, which is not a second finding.
        static bool HaveSameName(SharedCode build, SharedCode part) => build.Name == part.Name;
    }

    static List<string> FindServicesWithSource(IReadOnlyList<ServiceSource> sources)
    {
        var images = sources.Where(source => source.IsAvailable).Select(source => ImageReference.GetKey(source.Service.Image)).OfType<string>().ToHashSet();
        return [.. sources.Where(source => source.IsAvailable || (ImageReference.GetKey(source.Service.Image) is { } image && images.Contains(image))).Select(source => source.Service.Name).Distinct()];
    }
}

using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource.Docker;

namespace Evolution.Spotting.SharedSource;

/// <summary>The source from which each service is built, if it is available.</summary>
sealed class ServiceSources
{
    readonly Dockerfiles dockerfiles;

    ServiceSources(SourceFiles files, IReadOnlyList<Workload> services)
    {
        Files = files;
        dockerfiles = new(files);
        var builds = new SourceLocator(files).Locate(services);
        var reader = new SourcePartReader(files, new(files), builds);
        All =
        [
            .. services.Select(service => new ServiceSource(service, builds.GetValueOrDefault(service), builds.TryGetValue(service, out var build) ? reader.ReadParts(service, build) : [])),
        ];
    }

    /// <summary>Finds the source of services.</summary>
    /// <param name="tree">The folder with the source, if it is available.</param>
    /// <param name="services">The services.</param>
    public static ServiceSources Read(SourceTree tree, IReadOnlyList<Workload> services) => new(new(tree), services);

    public SourceFiles Files { get; }

    public IReadOnlyList<ServiceSource> All { get; }

    /// <summary>Reads the build of a service; null if it has none, or its Dockerfile is missing.</summary>
    public DockerBuild? GetDockerBuild(ServiceSource source) => source.Build is { Context: not null, Project: null } build ? dockerfiles.ReadBuild(build) : null;
}

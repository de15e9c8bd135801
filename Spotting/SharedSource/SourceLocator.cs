using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource.Docker;

namespace Evolution.Spotting.SharedSource;

/// <summary>Finds the source of services: the build in their definition, or the folder with the name of their image.</summary>
sealed class SourceLocator(SourceFiles files)
{
    readonly Dockerfiles dockerfiles = new(files);
    readonly ImageBuilds images = new(files);

    /// <summary>Returns the builds, with normalized paths, of the services whose source is available.</summary>
    public IReadOnlyDictionary<Workload, BuildSource> Locate(IReadOnlyList<Workload> services)
    {
        var located = new Dictionary<Workload, BuildSource>(ReferenceEqualityComparer.Instance);
        foreach (var service in services)
        {
            if ((service.Build is { } build && build is not { Context: null, Project: null } ? Named(build, service) : ByImage(service)) is { } found) located[service] = found;
        }
        return located;
    }

    BuildSource? Named(BuildSource build, Workload service)
    {
        if (build.Project is { } written)
        {
            var path = Paths.Join("", written);
            var project = files.Find(path) ?? (path is not null && files.HasFolder(path) ? path : null);
            if (project is null) files.Report(service.Place, $"the project {written} is not there", service.Name);
            return project is null ? null : build with { Project = project };
        }
        if (Paths.Join("", build.Context!) is not { } context || !files.HasFolder(context))
        {
            files.Report(service.Place, $"the build context {build.Context} is not there", service.Name);
            return null;
        }
        var dockerfile = build.Dockerfile is { } given ? Paths.Join("", given) : files.Find(Paths.Join(context, "Dockerfile"));
        if (build.Dockerfile is not null && files.Find(dockerfile) is null) files.Report(service.Place, $"the Dockerfile {build.Dockerfile} is not there", service.Name);
        return build with { Context = context, Dockerfile = dockerfile };
    }

    BuildSource? ByImage(Workload service)
    {
        if (service.Image is not { } image || ImageName.KeyOf(image) is null) return null;
        if (images.Of(image) is { } configured) return configured;
        return images.FolderOf(image, service) is not { } folder ? null : Dockerfile(folder) is { } file ? dockerfiles.Guess(file) : new(folder);
    }

    string? Dockerfile(string folder) => files.Find(Paths.Join(folder, "Dockerfile")) ?? files.Find(Paths.Join(folder, "src/Dockerfile"));
}

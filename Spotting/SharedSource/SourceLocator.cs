using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource.Docker;

namespace Evolution.Spotting.SharedSource;

/// <summary>Finds the source of services: the build in their definition, or the folder that is named like their image.</summary>
sealed class SourceLocator(SourceFiles files)
{
    readonly Dockerfiles dockerfiles = new(files);
    readonly ImageBuilds images = new(files);

    /// <summary>Returns the builds, with normalized paths, of the services whose source is available.</summary>
    public IReadOnlyDictionary<Workload, BuildSource> Locate(IReadOnlyList<Workload> services)
    {
        var builds = new Dictionary<Workload, BuildSource>(ReferenceEqualityComparer.Instance);
        foreach (var service in services)
        {
            if ((service.Build is { } build && build is not { Context: null, Project: null } ? ResolveBuild(build, service) : FindByImage(service)) is { } result) builds[service] = result;
        }
        return builds;
    }

    BuildSource? ResolveBuild(BuildSource build, Workload service)
    {
        if (build.Project is { } projectPath)
        {
            var path = Paths.Join("", projectPath);
            var project = files.Find(path) ?? (path is not null && files.HasFolder(path) ? path : null);
            if (project is null) files.Report(service.Location, $"the project {projectPath} does not exist", service.Name);
            return project is null ? null : build with { Project = project };
        }
        if (Paths.Join("", build.Context!) is not { } context || !files.HasFolder(context))
        {
            files.Report(service.Location, $"the build context {build.Context} does not exist", service.Name);
            return null;
        }
        var dockerfile = build.Dockerfile is { } dockerfilePath ? Paths.Join("", dockerfilePath) : files.Find(Paths.Join(context, "Dockerfile"));
        if (build.Dockerfile is not null && files.Find(dockerfile) is null) files.Report(service.Location, $"the Dockerfile {build.Dockerfile} does not exist", service.Name);
        return build with { Context = context, Dockerfile = dockerfile };
    }

    BuildSource? FindByImage(Workload service)
    {
        if (service.Image is not { } image || ImageReference.GetKey(image) is null) return null;
        if (images.FindBuild(image) is { } configured) return configured;
        return images.FindFolder(image, service) is not { } folder ? null : FindDockerfile(folder) is { } file ? dockerfiles.InferBuild(file) : new(folder);
    }

    string? FindDockerfile(string folder) => files.Find(Paths.Join(folder, "Dockerfile")) ?? files.Find(Paths.Join(folder, "src/Dockerfile"));
}

using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource.Docker;
using Evolution.Spotting.SharedSource.Projects;

namespace Evolution.Spotting.SharedSource;

/// <summary>Determines the source from which a service is built: its projects with their transitive references, and the files that its Dockerfile copies.</summary>
sealed class SourcePartReader
{
    readonly SourceFiles files;
    readonly ProjectGraph graph;
    readonly EntryProjectFinder entryProjects;
    readonly Dockerfiles dockerfiles;
    readonly ImageBuilds images;
    readonly Dictionary<string, string> contextByImage = [];

    public SourcePartReader(SourceFiles files, ProjectGraph graph, IReadOnlyDictionary<Workload, BuildSource> builds)
    {
        (this.files, this.graph, entryProjects, dockerfiles, images) = (files, graph, new(files, graph), new(files), new(files));
        foreach (var (service, build) in builds)
        {
            if (build is { Context: { } context, Project: null } && ImageReference.GetKey(service.Image) is { } image) contextByImage.TryAdd(image, context);
        }
    }

    public IReadOnlyList<SourcePart> ReadParts(Workload service, BuildSource build)
    {
        var parts = new List<SourcePart>();
        if (build.Project is { } project) AddProject(project, service.Location);
        else if (dockerfiles.ReadBuild(build) is { } docker) AddBuild(docker);
        else AddOwn(build.Context!, service.Location);
        // A part that is used in several ways counts once, preferably as the service's own.
        return [.. parts.OrderBy(part => part.Kind).DistinctBy(part => part.Path)];

        void AddProject(string path, SourceLocation location)
        {
            if (!FileNames.IsDotNetProject(path)) AddOwn(files.HasFolder(path) ? path : Paths.GetFolder(path), location);
            else AddEntry(new(graph.DotNet, path, Paths.GetFolder(path), location));
        }

        void AddEntry(EntryProject entry)
        {
            parts.Add(new(entry.Folder, SourcePartKind.Own, entry.Location, FileNames.IsDotNetProject(entry.Project) ? entry.Project : null));
            parts.AddRange(graph.GetReferenced(entry.ProjectSystem, entry.Project));
        }

        void AddOwn(string folder, SourceLocation location)
        {
            parts.Add(new(folder, SourcePartKind.Own, location));
            parts.AddRange(graph.GetReferencedFromFolder(folder));
        }

        void AddBuild(DockerBuild docker)
        {
            var context = build.Context!;
            var ownProjects = entryProjects.Find(docker, build, service);
            foreach (var entry in ownProjects) AddEntry(entry);
            foreach (var additionalContext in build.AdditionalContexts.Select(path => Paths.Join("", path)).OfType<string>().Where(files.HasCode)) AddCopied(additionalContext, service.Location);
            foreach (var (image, location) in docker.Bases)
            {
                if (FindBaseFolder(image) is { } folder && folder != context) parts.Add(new(folder, SourcePartKind.Base, location));
            }

            // If the Dockerfile shows which project it builds, the references of the project show which of the copied files are used.
            foreach (var copy in docker.Copies.DistinctBy(copy => copy.Path).Where(copy => !ownProjects.Any(entry => Paths.Contains(copy.Path, entry.Folder))))
            {
                if (copy.Path == context) AddContext(copy.Location);
                else if (files.HasFolder(copy.Path) ? files.HasCode(copy.Path) : files.Find(copy.Path) is not null && FileNames.IsSource(copy.Path)) AddCopied(copy.Path, copy.Location);
                else if (files.Find(copy.Path) is null && BuildArtifacts.IsArtifact(copy.Path) && files.FindProjectFolderAbove(copy.Path) is { } project && Paths.Contains(context, project)) AddOwn(project, copy.Location);
            }

            if (parts.Count == 0) AddByLocation(context);
        }

        void AddContext(SourceLocation location)
        {
            AddOwn(build.Context!, location);
            var dockerfileFolder = Paths.GetFolder(build.Dockerfile!);
            if (dockerfileFolder != build.Context && files.HasProject(dockerfileFolder)) AddOwn(dockerfileFolder, location);
        }

        void AddCopied(string path, SourceLocation location)
        {
            parts.Add(new(path, SourcePartKind.Copied, location));
            if (files.HasFolder(path)) parts.AddRange(graph.GetReferencedFromFolder(path));
            if (files.FindProjectFolderAbove(path) is { } project && project != path && Paths.Contains(build.Context!, project)) parts.AddRange(graph.GetReferencedFromFolder(project));
        }

        // The source is mounted, or only build artifacts are copied: the location of the Dockerfile shows the source.
        void AddByLocation(string context)
        {
            var dockerfileFolder = Paths.GetFolder(build.Dockerfile!);
            if (dockerfileFolder != context) AddOwn(dockerfileFolder, service.Location);
            else if (Paths.GetName(build.Dockerfile!) is "Dockerfile") AddOwn(context, service.Location);
        }
    }

    // Folders are searched only for images that are named as a base: many repositories have folders for the configuration of proxies or runtimes.
    string? FindBaseFolder(string image) =>
        ImageReference.GetKey(image) is not { } key ? null
        : contextByImage.TryGetValue(key, out var context) ? context
        : images.FindBuild(image)?.Context ?? (ImageReference.GetLastSegment(image).Contains("base", StringComparison.OrdinalIgnoreCase) ? files.Folders.FirstOrDefault(folder => Paths.GetName(folder) == ImageReference.GetLastSegment(image) && files.Find(Paths.Join(folder, "Dockerfile")) is not null) : null);
}

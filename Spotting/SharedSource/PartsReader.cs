using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource.Docker;
using Evolution.Spotting.SharedSource.Projects;

namespace Evolution.Spotting.SharedSource;

/// <summary>Determines what a service is built from: its own projects with their transitive references, and what its Dockerfile copies.</summary>
sealed class PartsReader
{
    readonly SourceFiles files;
    readonly ProjectGraph graph;
    readonly EntryProjects entries;
    readonly Dockerfiles dockerfiles;
    readonly ImageBuilds images;
    readonly Dictionary<string, string> builtHere = [];

    public PartsReader(SourceFiles files, ProjectGraph graph, IReadOnlyDictionary<Workload, BuildSource> located)
    {
        (this.files, this.graph, entries, dockerfiles, images) = (files, graph, new(files, graph), new(files), new(files));
        foreach (var (service, build) in located)
        {
            if (build is { Context: { } context, Project: null } && ImageName.KeyOf(service.Image) is { } image) builtHere.TryAdd(image, context);
        }
    }

    public IReadOnlyList<Part> PartsOf(Workload service, BuildSource build)
    {
        var parts = new List<Part>();
        if (build.Project is { } project) AddProject(project, service.Place);
        else if (dockerfiles.Build(build) is { } docker) AddBuild(docker);
        else AddOwn(build.Context!, service.Place);
        // A part that is used in several ways counts once, as the service's own if it is that.
        return [.. parts.OrderBy(part => part.Kind).DistinctBy(part => part.Path)];

        void AddProject(string path, Place place)
        {
            if (!FileNames.IsDotNetProject(path)) AddOwn(files.HasFolder(path) ? path : Paths.FolderOf(path), place);
            else AddEntry(new(graph.DotNet, path, Paths.FolderOf(path), place));
        }

        void AddEntry(EntryProject entry)
        {
            parts.Add(new(entry.Folder, PartKind.Own, entry.Place, FileNames.IsDotNetProject(entry.Project) ? entry.Project : null));
            parts.AddRange(graph.Reached(entry.Kind, entry.Project));
        }

        void AddOwn(string folder, Place place)
        {
            parts.Add(new(folder, PartKind.Own, place));
            parts.AddRange(graph.ReachedFrom(folder));
        }

        void AddBuild(DockerBuild docker)
        {
            var context = build.Context!;
            var own = entries.Of(docker, build, service);
            foreach (var entry in own) AddEntry(entry);
            foreach (var more in build.MoreContexts.Select(more => Paths.Join("", more)).OfType<string>().Where(files.HasCode)) AddCopied(more, service.Place);
            foreach (var (image, place) in docker.Bases)
            {
                if (FolderOfBase(image) is { } folder && folder != context) parts.Add(new(folder, PartKind.Base, place));
            }

            // If the Dockerfile shows which project it builds, the project's references show more precisely which of the copied files are used.
            foreach (var copy in docker.Copies.DistinctBy(copy => copy.Path).Where(copy => !own.Any(entry => Paths.Holds(copy.Path, entry.Folder))))
            {
                if (copy.Path == context) AddWhole(copy.Place);
                else if (files.HasFolder(copy.Path) ? files.HasCode(copy.Path) : files.Find(copy.Path) is not null && FileNames.IsSource(copy.Path)) AddCopied(copy.Path, copy.Place);
                else if (files.Find(copy.Path) is null && Artifacts.Holds(copy.Path) && files.ProjectAbove(copy.Path) is { } project && Paths.Holds(context, project)) AddOwn(project, copy.Place);
            }

            if (parts.Count == 0) AddUnsaid(context);
        }

        void AddWhole(Place place)
        {
            AddOwn(build.Context!, place);
            var beside = Paths.FolderOf(build.Dockerfile!);
            if (beside != build.Context && files.HasProject(beside)) AddOwn(beside, place);
        }

        void AddCopied(string path, Place place)
        {
            parts.Add(new(path, PartKind.Copied, place));
            if (files.HasFolder(path)) parts.AddRange(graph.ReachedFrom(path));
            if (files.ProjectAbove(path) is { } project && project != path && Paths.Holds(build.Context!, project)) parts.AddRange(graph.ReachedFrom(project));
        }

        // The source is mounted, or only built artifacts are copied: the Dockerfile's location shows which source it is.
        void AddUnsaid(string context)
        {
            var beside = Paths.FolderOf(build.Dockerfile!);
            if (beside != context) AddOwn(beside, service.Place);
            else if (Paths.NameOf(build.Dockerfile!) is "Dockerfile") AddOwn(context, service.Place);
        }
    }

    // Only an image that is named as a base is searched among the folders: many repositories have a folder for their proxy's or runtime's configuration.
    string? FolderOfBase(string image) =>
        ImageName.KeyOf(image) is not { } key ? null
        : builtHere.TryGetValue(key, out var context) ? context
        : images.Of(image)?.Context ?? (ImageName.LastOf(image).Contains("base", StringComparison.OrdinalIgnoreCase) ? files.Folders.FirstOrDefault(folder => Paths.NameOf(folder) == ImageName.LastOf(image) && files.Find(Paths.Join(folder, "Dockerfile")) is not null) : null);
}

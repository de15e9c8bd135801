using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads Docker Compose files.</summary>
/// <remarks>https://github.com/compose-spec/compose-spec/blob/main/spec.md</remarks>
public static class ComposeReader
{
    /// <summary>Reads Compose files. All profiles are included; variables come only from <c>.env</c> files, not from this machine's environment.</summary>
    /// <param name="tree">The folder that they are in.</param>
    /// <param name="files">The files, relative to it.</param>
    /// <param name="merge">
    /// Whether a user named the files: then each is merged onto the previous ones, as <c>docker compose -f a -f b</c> does.
    /// Otherwise they are all files of a folder: those of one directory that belong together are merged, and each directory is a project.
    /// </param>
    /// <returns>The services, and what could not be read or resolved.</returns>
    public static SystemModel Read(SourceTree tree, IReadOnlyList<string> files, bool merge)
    {
        if (files.Count == 0) return new();
        var reading = new Reading(tree);
        var environments = new EnvironmentFiles(reading);
        var projects = (merge ? [files] : new Grouping(reading).Of(files)).Select(several => Load(reading, environments, several)).ToList();
        var containers = Containers(projects);
        List<Workload> workloads = [.. projects.SelectMany(project => Workloads(reading, environments, project, containers))];
        if (reading.Substituted.IsExceeded) reading.Miss(new(files[0], 1), "its variables come to more than 16 MiB of text; the others were not replaced");
        if (reading.Lines.IsExceeded) reading.Miss(new(files[0], 1), "its services use more than 100,000 lines of environment and configuration files; the others were not read");
        return new() { Workloads = workloads, Unresolved = reading.Unresolved, Files = reading.Files };
    }

    /// <summary>Whether a document is a Compose file, judged by its content.</summary>
    internal static bool Recognizes(Node document) => ComposeShape.Fits(document);

    static Project Load(Reading reading, EnvironmentFiles environments, IReadOnlyList<string> files)
    {
        var folder = SourceTree.FolderOf(files[0]);
        var from = new Place(files[0], 1);
        var usual = new Dictionary<string, string> { ["COMPOSE_PROJECT_NAME"] = NameOf(reading, files[0], folder), ["PWD"] = "." };
        var loader = new ProjectLoader(reading, environments, usual);
        var variables = loader.Variables(folder, null, from);
        return new(files[0], loader.Load(files, folder, variables, from), variables);
    }

    static string NameOf(Reading reading, string file, string folder)
    {
        var named = reading.Documents(file, new(file, 1)).Select(document => document["name"]?.Text).FirstOrDefault(name => name is { Length: > 0 } && !name.Contains('$'));
        return named ?? Path.GetFileName(folder is "" or "." ? reading.Tree.Root : folder).ToLowerInvariant();
    }

    static Dictionary<string, string> Containers(IEnumerable<Project> projects)
    {
        var containers = new Dictionary<string, string>();
        foreach (var service in projects.SelectMany(project => project.Services))
        {
            if (service.Value["container_name"]?.Text is { } name) containers.TryAdd(name, service.Key);
        }
        return containers;
    }

    static IEnumerable<Workload> Workloads(Reading reading, EnvironmentFiles environments, Project project, IReadOnlyDictionary<string, string> containers)
    {
        if (project.Services.Count == 0) reading.Miss(new(project.Unit, 1), "it has no services");
        var reader = new ServiceReader(reading, project, environments, containers);
        return project.Services.Select(reader.Read);
    }
}

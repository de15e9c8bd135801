using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads Docker Compose files.</summary>
/// <remarks>https://github.com/compose-spec/compose-spec/blob/main/spec.md</remarks>
public static class ComposeReader
{
    /// <summary>Reads Compose files with all profiles. Variables come only from <c>.env</c> files, not from the environment of this machine.</summary>
    /// <param name="tree">The analyzed folder.</param>
    /// <param name="files">The files, relative to the folder.</param>
    /// <param name="merge">
    /// Whether the user specified the files: then each is merged onto the previous ones, as <c>docker compose -f a -f b</c> does.
    /// Otherwise each directory is a project, and its related files are merged.
    /// </param>
    /// <returns>The services, and the items that could not be read or resolved.</returns>
    public static SystemModel Read(SourceTree tree, IReadOnlyList<string> files, bool merge)
    {
        if (files.Count == 0) return new();
        var session = new ReadSession(tree);
        var environments = new EnvironmentFiles(session);
        var projects = (merge ? [files] : new ProjectGrouping(session).Group(files)).Select(projectFiles => LoadProject(session, environments, projectFiles)).ToList();
        var containers = MapContainers(projects);
        List<Workload> workloads = [.. projects.SelectMany(project => ReadWorkloads(session, environments, project, containers))];
        if (session.SubstitutionQuota.IsExceeded) session.Report(new(files[0], 1), "the variables expand to more than 16 MiB of text; the remaining ones were not replaced");
        if (session.LineQuota.IsExceeded) session.Report(new(files[0], 1), "the services use more than 100,000 lines of environment and configuration files; the remaining lines were not read");
        return new() { Workloads = workloads, Unresolved = session.Unresolved, Files = session.Files };
    }

    /// <summary>Whether a document is a Compose file, judged by its content.</summary>
    internal static bool CanRead(Node document) => ComposeFormat.Matches(document);

    static Project LoadProject(ReadSession session, EnvironmentFiles environments, IReadOnlyList<string> files)
    {
        var folder = SourceTree.GetFolder(files[0]);
        var referrer = new SourceLocation(files[0], 1);
        var defaults = new Dictionary<string, string> { ["COMPOSE_PROJECT_NAME"] = GetProjectName(session, files[0], folder), ["PWD"] = "." };
        var loader = new ProjectLoader(session, environments, defaults);
        var variables = loader.ReadVariables(folder, null, referrer);
        return new(files[0], loader.Load(files, folder, variables, referrer), variables);
    }

    static string GetProjectName(ReadSession session, string file, string folder)
    {
        var name = session.ReadDocuments(file, new(file, 1)).Select(document => document["name"]?.Text).FirstOrDefault(text => text is { Length: > 0 } && !text.Contains('$'));
        return name ?? Path.GetFileName(folder is "" or "." ? session.Tree.Root : folder).ToLowerInvariant();
    }

    static Dictionary<string, string> MapContainers(IEnumerable<Project> projects)
    {
        var containers = new Dictionary<string, string>();
        foreach (var service in projects.SelectMany(project => project.Services))
        {
            if (service.Value["container_name"]?.Text is { } name) containers.TryAdd(name, service.Key);
        }
        return containers;
    }

    static IEnumerable<Workload> ReadWorkloads(ReadSession session, EnvironmentFiles environments, Project project, IReadOnlyDictionary<string, string> containers)
    {
        if (project.Services.Count == 0) session.Report(new(project.Unit, 1), "the file has no services");
        var reader = new ServiceReader(session, project, environments, containers);
        return project.Services.Select(reader.Read);
    }
}

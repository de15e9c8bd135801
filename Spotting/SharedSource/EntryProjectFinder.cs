using System.Text.RegularExpressions;
using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource.Docker;
using Evolution.Spotting.SharedSource.Projects;

namespace Evolution.Spotting.SharedSource;

/// <summary>Determines the projects that an image runs by the commands in its Dockerfile.</summary>
sealed partial class EntryProjectFinder(SourceFiles files, ProjectGraph graph)
{
    static readonly HashSet<string> GoFlagsWithValue = ["-o", "-ldflags", "-gcflags", "-asmflags", "-tags", "-mod", "-p", "-buildmode", "-C"];
    static readonly HashSet<string> DotNetFlagsWithValue = ["-o", "--output", "-c", "--configuration", "-r", "--runtime", "-f", "--framework", "-a", "--arch", "--os", "-v", "--verbosity", "-s", "--source"];
    static readonly string[] Verbs = ["publish", "run", "build", "restore"];

    /// <summary>Finds the projects; none if the commands do not show them.</summary>
    public IReadOnlyList<EntryProject> Find(DockerBuild docker, BuildSource build, Workload service) =>
        FindDotNetProject(docker, build, service) is { } project ? [project]
        : [.. docker.Commands.Where(command => !command.IsEntry).SelectMany(command => FindGoPackages(command).Concat(FindJavaModules(command, build))).DistinctBy(entry => entry.Folder)];

    EntryProject? FindDotNetProject(DockerBuild docker, BuildSource build, Workload service)
    {
        var projects = files.GetFilesUnder(build.Context!).Where(FileNames.IsDotNetProject).ToList();
        if (projects.Count == 0) return null;
        // The started project is more reliable than the built one, because a Dockerfile can build an entire solution.
        var startCommands = service.Command.Select(word => (word, service.Location)).Concat(docker.Commands.Where(command => command.IsEntry).Reverse().SelectMany(command => command.Words.Select(word => (word, command.Location))));
        foreach (var (word, location) in startCommands)
        {
            var name = Paths.GetName(word);
            if (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
            var matching = projects.Where(project => Path.GetFileNameWithoutExtension(project).Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (matching.Count == 0 && word.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) matching = [.. projects.Where(project => graph.DotNet.GetAssemblyName(project).Equals(name, StringComparison.OrdinalIgnoreCase))];
            if (SelectProject(matching, build) is { } result) return CreateEntry(result, location);
        }
        foreach (var verb in Verbs)
        {
            foreach (var command in docker.Commands.Where(command => HasVerb(command, "dotnet", verb)))
            {
                if (FindBuiltProject(command, verb, projects, build) is { } result) return CreateEntry(result, command.Location);
            }
        }
        return projects is [var single] ? CreateEntry(single, new(build.Dockerfile!, 1)) : null;

        EntryProject CreateEntry(string project, SourceLocation location) => new(graph.DotNet, project, Paths.GetFolder(project), location);
    }

    string? FindBuiltProject(DockerCommand command, string verb, IReadOnlyList<string> projects, BuildSource build)
    {
        var words = command.Words.SkipWhile(word => word != verb).Skip(1).ToList();
        for (var index = 0; index < words.Count; index++)
        {
            if (DotNetFlagsWithValue.Contains(words[index])) index++;
            else if (FileNames.IsDotNetProject(words[index]))
                return files.Find(command.GetSourcePath(words[index])) ?? SelectProject([.. projects.Where(project => Paths.GetName(project).Equals(Paths.GetName(words[index].Replace('\\', '/')), StringComparison.OrdinalIgnoreCase))], build);
            else if (!words[index].StartsWith('-') && command.GetSourcePath(words[index]) is { } folder && graph.DotNet.FindProjects(folder).ToList() is [var projectInFolder]) return projectInFolder;
        }
        return command.GetSourcePath(".") is { } workingFolder && graph.DotNet.FindProjects(workingFolder).ToList() is [var onlyProject] ? onlyProject : null;
    }

    // Of several projects with the same name, the one next to the Dockerfile counts.
    static string? SelectProject(IReadOnlyList<string> projects, BuildSource build) =>
        projects is [var single] ? single : projects.Where(project => Paths.GetFolder(project) == Paths.GetFolder(build.Dockerfile!)).ToList() is [var projectNextToDockerfile] ? projectNextToDockerfile : null;

    IEnumerable<EntryProject> FindGoPackages(DockerCommand command)
    {
        if (!HasVerb(command, "go", "build") && !HasVerb(command, "go", "install") && !HasVerb(command, "go", "run")) yield break;
        var words = command.Words.SkipWhile(word => word is not ("build" or "install" or "run")).Skip(1).ToList();
        var packages = new List<string>();
        for (var index = 0; index < words.Count; index++)
        {
            if (GoFlagsWithValue.Contains(words[index])) index++;
            else if (!words[index].StartsWith('-')) packages.Add(words[index]);
        }
        foreach (var package in packages.DefaultIfEmpty("."))
        {
            var path = package.EndsWith(".go", StringComparison.Ordinal) ? Paths.GetFolder(package) is { Length: > 0 } folder ? folder : "." : package;
            if (path.Contains("...", StringComparison.Ordinal)) continue;
            if ((command.GetSourcePath(path) is { } sourceFolder && graph.Go.IsPackage(sourceFolder) ? sourceFolder : graph.Go.FindByImportPath(path)) is { } result) yield return new(graph.Go, result, result, command.Location);
        }
    }

    IEnumerable<EntryProject> FindJavaModules(DockerCommand command, BuildSource build)
    {
        var tool = command.Words.Count == 0 ? "" : Paths.GetName(command.Words[0]);
        if (tool is "mvn" or "mvnw")
        {
            for (var index = 1; index < command.Words.Count; index++)
            {
                var word = command.Words[index];
                var selected = word is "-pl" or "--projects" && index + 1 < command.Words.Count ? command.Words[index + 1] : word.StartsWith("--projects=", StringComparison.Ordinal) ? word["--projects=".Length..] : word.StartsWith("-pl=", StringComparison.Ordinal) ? word[4..] : "";
                foreach (var module in selected.Split(',', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (graph.Maven.FindSelected(command.GetSourcePath(".") ?? build.Context!, module) is { } pom) yield return new(graph.Maven, pom, Paths.GetFolder(pom), command.Location);
                }
            }
        }
        else if (tool is "gradle" or "gradlew")
        {
            foreach (var task in command.Words.Skip(1).Where(word => GradleTask().IsMatch(word)))
            {
                if (graph.Gradle.FindSelected(command.GetSourcePath(".") ?? build.Context!, task) is { } folder) yield return new(graph.Gradle, folder, folder, command.Location);
            }
        }
    }

    static bool HasVerb(DockerCommand command, string tool, string verb)
    {
        var index = command.Words.TakeWhile(word => Paths.GetName(word) != tool).Count();
        return index + 1 < command.Words.Count && command.Words[index + 1] == verb;
    }

    [GeneratedRegex(@"^:?[\w.-]+(?::[\w.-]+)*:(?:build|bootJar|bootWar|assemble|shadowJar|installDist|distTar|jar|war|bootBuildImage|buildFatJar|run|bootRun)$")]
    private static partial Regex GradleTask();
}

using System.Text.RegularExpressions;
using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource.Docker;
using Evolution.Spotting.SharedSource.Projects;

namespace Evolution.Spotting.SharedSource;

/// <summary>Determines from a Dockerfile's commands which of many projects an image runs.</summary>
sealed partial class EntryProjects(SourceFiles files, ProjectGraph graph)
{
    static readonly HashSet<string> GoFlagsWithValue = ["-o", "-ldflags", "-gcflags", "-asmflags", "-tags", "-mod", "-p", "-buildmode", "-C"];
    static readonly HashSet<string> DotNetFlagsWithValue = ["-o", "--output", "-c", "--configuration", "-r", "--runtime", "-f", "--framework", "-a", "--arch", "--os", "-v", "--verbosity", "-s", "--source"];
    static readonly string[] Verbs = ["publish", "run", "build", "restore"];

    /// <summary>Returns the projects; none if the commands do not show them.</summary>
    public IReadOnlyList<EntryProject> Of(DockerBuild docker, BuildSource build, Workload service) =>
        DotNet(docker, build, service) is { } project ? [project]
        : [.. docker.Commands.Where(command => !command.IsEntry).SelectMany(command => Go(command).Concat(Java(command, build))).DistinctBy(entry => entry.Folder)];

    EntryProject? DotNet(DockerBuild docker, BuildSource build, Workload service)
    {
        var projects = files.Under(build.Context!).Where(FileNames.IsDotNetProject).ToList();
        if (projects.Count == 0) return null;
        // The started project is more reliable than the built one: a Dockerfile can build a whole solution.
        var started = service.Command.Select(word => (word, service.Place)).Concat(docker.Commands.Where(command => command.IsEntry).Reverse().SelectMany(command => command.Words.Select(word => (word, command.Place))));
        foreach (var (word, place) in started)
        {
            var name = Paths.NameOf(word);
            if (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
            var named = projects.Where(project => Path.GetFileNameWithoutExtension(project).Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (named.Count == 0 && word.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) named = [.. projects.Where(project => graph.DotNet.AssemblyOf(project).Equals(name, StringComparison.OrdinalIgnoreCase))];
            if (Only(named, build) is { } found) return Entry(found, place);
        }
        foreach (var verb in Verbs)
        {
            foreach (var command in docker.Commands.Where(command => Told(command, "dotnet", verb)))
            {
                if (Built(command, verb, projects, build) is { } found) return Entry(found, command.Place);
            }
        }
        return projects is [var single] ? Entry(single, new(build.Dockerfile!, 1)) : null;

        EntryProject Entry(string project, Place place) => new(graph.DotNet, project, Paths.FolderOf(project), place);
    }

    string? Built(DockerCommand command, string verb, IReadOnlyList<string> projects, BuildSource build)
    {
        var words = command.Words.SkipWhile(word => word != verb).Skip(1).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            if (DotNetFlagsWithValue.Contains(words[i])) i++;
            else if (FileNames.IsDotNetProject(words[i]))
                return files.Find(command.SourceOf(words[i])) ?? Only([.. projects.Where(project => Paths.NameOf(project).Equals(Paths.NameOf(words[i].Replace('\\', '/')), StringComparison.OrdinalIgnoreCase))], build);
            else if (!words[i].StartsWith('-') && command.SourceOf(words[i]) is { } folder && graph.DotNet.In(folder).ToList() is [var inside]) return inside;
        }
        return command.SourceOf(".") is { } here && graph.DotNet.In(here).ToList() is [var only] ? only : null;
    }

    // If several projects have the name, the one next to the Dockerfile.
    static string? Only(IReadOnlyList<string> projects, BuildSource build) =>
        projects is [var single] ? single : projects.Where(project => Paths.FolderOf(project) == Paths.FolderOf(build.Dockerfile!)).ToList() is [var beside] ? beside : null;

    IEnumerable<EntryProject> Go(DockerCommand command)
    {
        if (!Told(command, "go", "build") && !Told(command, "go", "install") && !Told(command, "go", "run")) yield break;
        var words = command.Words.SkipWhile(word => word is not ("build" or "install" or "run")).Skip(1).ToList();
        var packages = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (GoFlagsWithValue.Contains(words[i])) i++;
            else if (!words[i].StartsWith('-')) packages.Add(words[i]);
        }
        foreach (var package in packages.DefaultIfEmpty("."))
        {
            var path = package.EndsWith(".go", StringComparison.Ordinal) ? Paths.FolderOf(package) is { Length: > 0 } folder ? folder : "." : package;
            if (path.Contains("...", StringComparison.Ordinal)) continue;
            if ((command.SourceOf(path) is { } local && graph.Go.IsPackage(local) ? local : graph.Go.Named(path)) is { } found) yield return new(graph.Go, found, found, command.Place);
        }
    }

    IEnumerable<EntryProject> Java(DockerCommand command, BuildSource build)
    {
        var tool = command.Words.Count == 0 ? "" : Paths.NameOf(command.Words[0]);
        if (tool is "mvn" or "mvnw")
        {
            for (var i = 1; i < command.Words.Count; i++)
            {
                var word = command.Words[i];
                var selected = word is "-pl" or "--projects" && i + 1 < command.Words.Count ? command.Words[i + 1] : word.StartsWith("--projects=", StringComparison.Ordinal) ? word["--projects=".Length..] : word.StartsWith("-pl=", StringComparison.Ordinal) ? word[4..] : "";
                foreach (var module in selected.Split(',', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (graph.Maven.Selected(command.SourceOf(".") ?? build.Context!, module) is { } pom) yield return new(graph.Maven, pom, Paths.FolderOf(pom), command.Place);
                }
            }
        }
        else if (tool is "gradle" or "gradlew")
        {
            foreach (var task in command.Words.Skip(1).Where(word => Task().IsMatch(word)))
            {
                if (graph.Gradle.Selected(command.SourceOf(".") ?? build.Context!, task) is { } folder) yield return new(graph.Gradle, folder, folder, command.Place);
            }
        }
    }

    static bool Told(DockerCommand command, string tool, string verb)
    {
        var at = command.Words.TakeWhile(word => Paths.NameOf(word) != tool).Count();
        return at + 1 < command.Words.Count && command.Words[at + 1] == verb;
    }

    [GeneratedRegex(@"^:?[\w.-]+(?::[\w.-]+)*:(?:build|bootJar|bootWar|assemble|shadowJar|installDist|distTar|jar|war|bootBuildImage|buildFatJar|run|bootRun)$")]
    private static partial Regex Task();
}

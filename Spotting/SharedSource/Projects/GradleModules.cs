namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Gradle modules, with the dependencies <c>project(":x")</c> and <c>projects.x</c> in Groovy and Kotlin.</summary>
sealed class GradleModules(SourceFiles files) : IProjectSystem
{
    readonly Dictionary<string, GradleSettings?> settings = [];
    readonly Dictionary<string, IReadOnlyList<GradleDependency>> dependencies = [];

    public IEnumerable<string> FindProjects(string folder) =>
        files.GetFilesIn(folder).Any(file => Paths.GetName(file) is "build.gradle" or "build.gradle.kts") || FindSettingsAbove(folder)?.GetPath(folder) is not null ? [folder] : [];

    public IReadOnlyList<ProjectReference> ReadReferences(string project)
    {
        if (FindSettingsAbove(project) is not { } build) return [];
        var modulePath = build.GetPath(project);
        var ownDependencies = ReadDependencies(project).Where(dependency => dependency.Owner is null);
        // The root and the folders below it can declare dependencies for all modules in them, or for one of them.
        var inheritedDependencies = Paths.GetSelfAndAncestors(project).Skip(1).TakeWhile(folder => Paths.Contains(build.Folder, folder)).SelectMany(ReadDependencies).Where(dependency => dependency.Owner is "*" || (modulePath is not null && dependency.Owner == modulePath));
        var references = ownDependencies.Concat(inheritedDependencies)
            .Select(dependency => (dependency, Folder: build.GetFolder(dependency.Module)))
            .Where(pair => pair.Folder is not null && pair.Folder != project)
            .Select(pair => new ProjectReference(pair.Folder!, SourcePartKind.Module, pair.dependency.Location, pair.Folder));
        return [.. references, .. build.IncludedBuilds.Select(included => new ProjectReference(included.Folder, SourcePartKind.Module, included.Location, included.Folder))];
    }

    /// <summary>Finds the module that a task builds, such as <c>:orders:bootJar</c>.</summary>
    public string? FindSelected(string root, string task) => task.LastIndexOf(':') is > 0 and var colon ? FindSettingsAbove(root)?.GetFolder(":" + task[..colon].Trim(':')) : null;

    GradleSettings? FindSettingsAbove(string folder)
    {
        foreach (var ancestor in Paths.GetSelfAndAncestors(folder))
        {
            if (!settings.TryGetValue(ancestor, out var cached))
            {
                var file = files.GetFilesIn(ancestor).FirstOrDefault(file => Paths.GetName(file) is "settings.gradle" or "settings.gradle.kts");
                settings[ancestor] = cached = file is null ? null : files.Read(file, (text, name) => new GradleSettings(files, text, name));
            }
            if (cached is not null) return cached;
        }
        return null;
    }

    IReadOnlyList<GradleDependency> ReadDependencies(string folder)
    {
        if (dependencies.TryGetValue(folder, out var cached)) return cached;
        var file = files.GetFilesIn(folder).FirstOrDefault(file => Paths.GetName(file) is "build.gradle" or "build.gradle.kts");
        return dependencies[folder] = file is null ? [] : files.Read(file, GradleDependency.Read) ?? [];
    }
}

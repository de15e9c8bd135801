namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Gradle modules, in Groovy and Kotlin: <c>project(":x")</c> and <c>projects.x</c> among the dependencies.</summary>
sealed class GradleModules(SourceFiles files) : IProjectKind
{
    readonly Dictionary<string, GradleSettings?> settings = [];
    readonly Dictionary<string, IReadOnlyList<GradleDependency>> dependencies = [];

    public IEnumerable<string> In(string folder) =>
        files.In(folder).Any(file => Paths.NameOf(file) is "build.gradle" or "build.gradle.kts") || SettingsAbove(folder)?.PathOf(folder) is not null ? [folder] : [];

    public IReadOnlyList<Reference> References(string project)
    {
        if (SettingsAbove(project) is not { } build) return [];
        var own = build.PathOf(project);
        var said = Dependencies(project).Where(dependency => dependency.For is null);
        // The root, and every folder between, can declare a dependency for all modules below, or for one by name.
        var above = Paths.UpFrom(project).Skip(1).TakeWhile(folder => Paths.Holds(build.Folder, folder)).SelectMany(Dependencies).Where(dependency => dependency.For is "*" || (own is not null && dependency.For == own));
        var references = said.Concat(above)
            .Select(dependency => (dependency, Folder: build.FolderOf(dependency.Module)))
            .Where(one => one.Folder is not null && one.Folder != project)
            .Select(one => new Reference(one.Folder!, PartKind.Module, one.dependency.Place, one.Folder));
        return [.. references, .. build.Included.Select(included => new Reference(included.Folder, PartKind.Module, included.Place, included.Folder))];
    }

    /// <summary>Finds the module that a command builds: <c>:orders:bootJar</c>.</summary>
    public string? Selected(string root, string task) => task.LastIndexOf(':') is > 0 and var colon ? SettingsAbove(root)?.FolderOf(":" + task[..colon].Trim(':')) : null;

    GradleSettings? SettingsAbove(string folder)
    {
        foreach (var above in Paths.UpFrom(folder))
        {
            if (!settings.TryGetValue(above, out var known))
            {
                var file = files.In(above).FirstOrDefault(file => Paths.NameOf(file) is "settings.gradle" or "settings.gradle.kts");
                settings[above] = known = file is null ? null : files.Read(file, (text, name) => new GradleSettings(files, text, name));
            }
            if (known is not null) return known;
        }
        return null;
    }

    IReadOnlyList<GradleDependency> Dependencies(string folder)
    {
        if (dependencies.TryGetValue(folder, out var known)) return known;
        var file = files.In(folder).FirstOrDefault(file => Paths.NameOf(file) is "build.gradle" or "build.gradle.kts");
        return dependencies[folder] = file is null ? [] : files.Read(file, GradleDependency.Read) ?? [];
    }
}

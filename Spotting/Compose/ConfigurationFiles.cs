namespace Evolution.Spotting.Compose;

/// <summary>Recognizes configuration files by their names.</summary>
static class ConfigurationFiles
{
    static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ".yml", ".yaml", ".json", ".properties", ".conf", ".cnf", ".ini", ".toml", ".env", ".xml", ".cfg", ".config", ".template", ".tmpl", ".hcl",
    };

    // Files that configure a build or describe a project.
    static readonly HashSet<string> BuildFiles = new(StringComparer.OrdinalIgnoreCase)
    {
        "package.json", "package-lock.json", "npm-shrinkwrap.json", "tsconfig.json", "jsconfig.json", "composer.json", "angular.json", "nest-cli.json", "nx.json", "lerna.json", "turbo.json",
        "pom.xml", "phpunit.xml", "pyproject.toml", "setup.cfg", "tox.ini", "pytest.ini", "Cargo.toml", "global.json", "launchSettings.json", "NuGet.config", "pnpm-lock.yaml", "pnpm-workspace.yaml",
        "Dockerfile", "Containerfile", "Makefile", "Gemfile", "Rakefile", "Procfile", "Jenkinsfile", "Vagrantfile", "Pipfile", "gradlew", "mvnw", "LICENSE", "README", "CHANGELOG", "NOTICE", "AUTHORS", "go",
    };

    static readonly HashSet<string> SourceExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".c", ".cc", ".cpp", ".cs", ".cshtml", ".dart", ".erb", ".ex", ".exs", ".fs", ".go", ".h", ".html", ".java", ".js", ".jsx", ".kt", ".mjs", ".php", ".py", ".rb", ".rs", ".scala", ".scss", ".svelte", ".swift", ".ts", ".tsx", ".vue",
    };

    // Folders with translations, static content, tests and documentation.
    static readonly HashSet<string> SkippedFolders = new(StringComparer.OrdinalIgnoreCase) { "locale", "locales", "translations", "i18n", "lang", "assets", "static", "public", "test", "tests", "__tests__", "fixtures", "docs", "examples" };

    public static bool IsConfiguration(string file) =>
        (Extensions.Contains(Path.GetExtension(file)) || Path.GetFileName(file).StartsWith(".env", StringComparison.Ordinal)) && !BuildFiles.Contains(Path.GetFileName(file));

    /// <summary>Whether a file in a mounted folder is configuration.</summary>
    public static bool IsConfigurationInFolder(string file) => IsConfiguration(file) && !Path.GetFileName(file).Contains("compose.", StringComparison.OrdinalIgnoreCase)
        && !file.Split('/').Any(part => SkippedFolders.Contains(part) || (part.StartsWith('.') && !part.StartsWith(".env", StringComparison.Ordinal)));

    public static bool IsSource(string file) => SourceExtensions.Contains(Path.GetExtension(file));
}

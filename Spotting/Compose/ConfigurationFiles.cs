namespace Evolution.Spotting.Compose;

/// <summary>Recognizes configuration by the name of a file.</summary>
static class ConfigurationFiles
{
    static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ".yml", ".yaml", ".json", ".properties", ".conf", ".cnf", ".ini", ".toml", ".env", ".xml", ".cfg", ".config", ".template", ".tmpl", ".hcl",
    };

    // Files next to source that describe how it is built.
    static readonly HashSet<string> Building = new(StringComparer.OrdinalIgnoreCase)
    {
        "package.json", "package-lock.json", "npm-shrinkwrap.json", "tsconfig.json", "jsconfig.json", "composer.json", "angular.json", "nest-cli.json", "nx.json", "lerna.json", "turbo.json",
        "pom.xml", "phpunit.xml", "pyproject.toml", "setup.cfg", "tox.ini", "pytest.ini", "Cargo.toml", "global.json", "launchSettings.json", "NuGet.config", "pnpm-lock.yaml", "pnpm-workspace.yaml",
        "Dockerfile", "Containerfile", "Makefile", "Gemfile", "Rakefile", "Procfile", "Jenkinsfile", "Vagrantfile", "Pipfile", "gradlew", "mvnw", "LICENSE", "README", "CHANGELOG", "NOTICE", "AUTHORS", "go",
    };

    static readonly HashSet<string> Sources = new(StringComparer.OrdinalIgnoreCase)
    {
        ".c", ".cc", ".cpp", ".cs", ".cshtml", ".dart", ".erb", ".ex", ".exs", ".fs", ".go", ".h", ".html", ".java", ".js", ".jsx", ".kt", ".mjs", ".php", ".py", ".rb", ".rs", ".scala", ".scss", ".svelte", ".swift", ".ts", ".tsx", ".vue",
    };

    // Folders with texts for readers, and with content that is only served or tested.
    static readonly HashSet<string> Passed = new(StringComparer.OrdinalIgnoreCase) { "locale", "locales", "translations", "i18n", "lang", "assets", "static", "public", "test", "tests", "__tests__", "fixtures", "docs", "examples" };

    public static bool Fits(string file) =>
        (Endings.Contains(Path.GetExtension(file)) || Path.GetFileName(file).StartsWith(".env", StringComparison.Ordinal)) && !Building.Contains(Path.GetFileName(file));

    /// <summary>Whether a file counts that was found in a mounted folder instead of being named.</summary>
    public static bool FitsInFolder(string file) => Fits(file) && !Path.GetFileName(file).Contains("compose.", StringComparison.OrdinalIgnoreCase)
        && !file.Split('/').Any(part => Passed.Contains(part) || (part.StartsWith('.') && !part.StartsWith(".env", StringComparison.Ordinal)));

    public static bool IsSource(string file) => Sources.Contains(Path.GetExtension(file));
}

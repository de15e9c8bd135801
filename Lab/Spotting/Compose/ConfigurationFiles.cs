namespace Evolution.Lab.Spotting.Compose;

/// <summary>Tells configuration by a file's name.</summary>
static class ConfigurationFiles
{
    static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ".yml", ".yaml", ".json", ".properties", ".conf", ".cnf", ".ini", ".toml", ".env", ".xml", ".cfg", ".config", ".template", ".tmpl", ".hcl",
    };

    // They lie beside source, and say how it is built.
    static readonly HashSet<string> Building = new(StringComparer.OrdinalIgnoreCase)
    {
        "package.json", "package-lock.json", "npm-shrinkwrap.json", "tsconfig.json", "jsconfig.json", "composer.json", "angular.json", "nest-cli.json", "nx.json", "lerna.json", "turbo.json",
        "pom.xml", "phpunit.xml", "pyproject.toml", "setup.cfg", "tox.ini", "pytest.ini", "Cargo.toml", "global.json", "launchSettings.json", "NuGet.config", "pnpm-lock.yaml", "pnpm-workspace.yaml",
        "Dockerfile", "Containerfile", "Makefile", "Gemfile", "Rakefile", "Procfile", "Jenkinsfile", "Vagrantfile", "Pipfile", "gradlew", "mvnw", "LICENSE", "README", "CHANGELOG", "NOTICE", "AUTHORS", "go",
    };

    public static bool Fits(string file) => Endings.Contains(Path.GetExtension(file)) || Path.GetFileName(file).StartsWith(".env", StringComparison.Ordinal);

    public static bool FitsInFolder(string file) =>
        Fits(file) && !Building.Contains(Path.GetFileName(file)) && !Path.GetFileName(file).Contains("compose.", StringComparison.OrdinalIgnoreCase) && !IsHidden(file);

    static bool IsHidden(string file) => file.StartsWith('.') && !file.StartsWith(".env", StringComparison.Ordinal) || file.Contains("/.", StringComparison.Ordinal) && !file.Contains("/.env", StringComparison.Ordinal);
}

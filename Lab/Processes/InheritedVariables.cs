namespace Evolution.Lab.Processes;

/// <summary>
/// Selects the environment variables that are passed to the programs that the Lab starts. MSBuild treats every variable as a property:
/// <c>Platform=HPD</c>, which HP sets on its machines, moves the output of every project, and <c>NoWarn</c>, <c>Version</c> or
/// <c>OutDir</c> also change a build. The scripts <c>evo</c> and <c>evo.cmd</c> contain the same list for the first build.
/// </summary>
public static class InheritedVariables
{
    const string LoopbackHosts = "localhost,127.0.0.1,::1,[::1]";
    static readonly string[] ProxyVariables = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];

    // .NET prefers the lower-case name if both exist; Windows has only one.
    static readonly string[] ProxyExclusions = OperatingSystem.IsWindows() ? ["NO_PROXY"] : ["no_proxy", "NO_PROXY"];

    /// <summary>The names that a build needs on every system: programs, folders, language, package sources and access to them.</summary>
    internal static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "TMPDIR", "TMP", "TEMP", "LANG", "LANGUAGE", "TZ", "CI",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "no_proxy", "all_proxy",

        // The pipelines set the image name with these: https://learn.microsoft.com/dotnet/core/containers/publish-configuration
        "ContainerRegistry", "ContainerRepository",
    };

    /// <summary>The prefixes of further names. They end with an underscore or are in capitals, unlike any MSBuild property.</summary>
    internal static readonly IReadOnlyList<string> Prefixes =
        ["LC_", "DOTNET_", "NUGET_", "MSBUILD", "SSL_", "XDG_", "LD_", "DYLD_", "DOCKER_", "SDK_CONTAINER_", "NuGetPackageSourceCredentials_"];

    /// <summary>The additional names that a build needs on Windows, where names are not case-sensitive.</summary>
    internal static readonly IReadOnlySet<string> WindowsNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "USERNAME", "USERDOMAIN",
        "HOMEDRIVE", "HOMEPATH", "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "CommonProgramFiles", "CommonProgramFiles(x86)",
        "CommonProgramW6432", "ProgramData", "ALLUSERSPROFILE", "PUBLIC", "COMPUTERNAME", "NUMBER_OF_PROCESSORS", "OS", "PSModulePath",
        "PROCESSOR_ARCHITECTURE", "PROCESSOR_ARCHITEW6432", "PROCESSOR_IDENTIFIER", "PROCESSOR_LEVEL", "PROCESSOR_REVISION",
    };

    /// <summary>Whether a variable is passed to a build, a restore or a format check.</summary>
    public static bool IsPassedToBuild(string name) => OperatingSystem.IsWindows()
        ? WindowsNames.Contains(name) || Names.Contains(name, StringComparer.OrdinalIgnoreCase) || HasAllowedPrefix(name)
        : Names.Contains(name) || HasAllowedPrefix(name);

    /// <summary>
    /// Whether a variable is passed to tests and the app host. They have their own settings, and <c>dotnet test</c> and <c>dotnet run</c>
    /// evaluate projects: names with an underscore are passed, such as <c>ASPNETCORE_URLS</c> and <c>Control__File</c>. Properties that
    /// change a build do not contain an underscore, except MSBuild's private ones, which begin with one.
    /// </summary>
    public static bool IsPassedToProgram(string name) => IsPassedToBuild(name) || name.IndexOf('_', StringComparison.Ordinal) > 0;

    /// <summary>Returns the variables of this process from which PostgreSQL clients read settings, such as <c>PGOPTIONS</c> and <c>PGSSLMODE</c>.</summary>
    public static IReadOnlyList<string> GetDatabaseClientVariables() =>
        [.. Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("PG", StringComparison.Ordinal))];

    /// <summary>Removes the variables that are not passed, and excludes this machine from the proxy, because the started programs call each other.</summary>
    public static void Filter(IDictionary<string, string?> environment, Func<string, bool> isPassed)
    {
        foreach (var name in environment.Keys.Where(name => !isPassed(name)).ToArray()) environment.Remove(name);
        if (!ProxyVariables.Any(environment.ContainsKey)) return;
        var exclusions = ProxyExclusions.Select(name => environment.TryGetValue(name, out var value) ? value : null).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        if (exclusions?.EndsWith(LoopbackHosts, StringComparison.Ordinal) is not true) exclusions = exclusions is null ? LoopbackHosts : $"{exclusions},{LoopbackHosts}";
        foreach (var name in ProxyExclusions) environment[name] = exclusions;
    }

    // Case-sensitive on Windows too: MSBuildSDKsPath is a property, MSBUILDDISABLENODEREUSE is not.
    static bool HasAllowedPrefix(string name) => Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}

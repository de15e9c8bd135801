namespace Evolution.Lab.Processes;

/// <summary>
/// Decides which environment variables reach the programs that the Lab starts. MSBuild takes every variable as a property:
/// <c>Platform=HPD</c>, which HP sets on its machines, moves the output of every project, and <c>NoWarn</c>, <c>Version</c> or
/// <c>OutDir</c> change a build likewise. The scripts <c>evo</c> and <c>evo.cmd</c> hold the same list for the first build.
/// </summary>
public static class InheritedVariables
{
    const string ThisMachine = "localhost,127.0.0.1,::1,[::1]";
    static readonly string[] Proxies = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];

    // .NET takes the one in small letters where there are both; Windows has only one.
    static readonly string[] Exclusions = OperatingSystem.IsWindows() ? ["NO_PROXY"] : ["no_proxy", "NO_PROXY"];

    /// <summary>What a build needs on every system: programs, folders, language, package sources and the way to them.</summary>
    internal static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "TMPDIR", "TMP", "TEMP", "LANG", "LANGUAGE", "TZ", "CI",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "no_proxy", "all_proxy",

        // The pipelines name the image in this way: https://learn.microsoft.com/dotnet/core/containers/publish-configuration
        "ContainerRegistry", "ContainerRepository",
    };

    /// <summary>The beginnings of further names. They end with an underscore or are in capitals, which no property of MSBuild's is.</summary>
    internal static readonly IReadOnlyList<string> Prefixes =
        ["LC_", "DOTNET_", "NUGET_", "MSBUILD", "SSL_", "XDG_", "LD_", "DYLD_", "DOCKER_", "SDK_CONTAINER_", "NuGetPackageSourceCredentials_"];

    /// <summary>What a build needs on Windows beside that. Windows writes names in any case.</summary>
    internal static readonly IReadOnlySet<string> WindowsNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "USERNAME", "USERDOMAIN",
        "HOMEDRIVE", "HOMEPATH", "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "CommonProgramFiles", "CommonProgramFiles(x86)",
        "CommonProgramW6432", "ProgramData", "ALLUSERSPROFILE", "PUBLIC", "COMPUTERNAME", "NUMBER_OF_PROCESSORS", "OS", "PSModulePath",
        "PROCESSOR_ARCHITECTURE", "PROCESSOR_ARCHITEW6432", "PROCESSOR_IDENTIFIER", "PROCESSOR_LEVEL", "PROCESSOR_REVISION",
    };

    /// <summary>Whether a build, a restore or a check of the format sees the variable.</summary>
    public static bool ReachBuild(string name) => OperatingSystem.IsWindows()
        ? WindowsNames.Contains(name) || Names.Contains(name, StringComparer.OrdinalIgnoreCase) || HasPrefix(name)
        : Names.Contains(name) || HasPrefix(name);

    /// <summary>
    /// Whether tests and the app host see the variable. They have settings of their own, and <c>dotnet test</c> and <c>dotnet run</c>
    /// evaluate projects: names with an underscore pass, such as <c>ASPNETCORE_URLS</c> and <c>Control__File</c>. The properties that
    /// change a build have none, except MSBuild's private ones, which begin with it.
    /// </summary>
    public static bool ReachProgram(string name) => ReachBuild(name) || name.IndexOf('_', StringComparison.Ordinal) > 0;

    /// <summary>The variables of this process that PostgreSQL's clients take settings from, such as <c>PGOPTIONS</c> and <c>PGSSLMODE</c>.</summary>
    public static IReadOnlyList<string> OfDatabaseClients() =>
        [.. Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("PG", StringComparison.Ordinal))];

    /// <summary>Removes what does not pass, and excludes this machine from a proxy, since what is started calls itself and its like.</summary>
    public static void Filter(IDictionary<string, string?> environment, Func<string, bool> passes)
    {
        foreach (var name in environment.Keys.Where(name => !passes(name)).ToArray()) environment.Remove(name);
        if (!Proxies.Any(environment.ContainsKey)) return;
        var excluded = Exclusions.Select(name => environment.TryGetValue(name, out var value) ? value : null).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        if (excluded?.EndsWith(ThisMachine, StringComparison.Ordinal) is not true) excluded = excluded is null ? ThisMachine : $"{excluded},{ThisMachine}";
        foreach (var name in Exclusions) environment[name] = excluded;
    }

    // In the given case also on Windows: MSBuildSDKsPath is a property, MSBUILDDISABLENODEREUSE is none.
    static bool HasPrefix(string name) => Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}

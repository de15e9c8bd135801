using System.Collections;

namespace Evolution.AppHost.Starting;

/// <summary>
/// Keeps what somebody has in the environment for other programs from the services and servers: they inherit the app host's variables, and
/// a <c>PGOPTIONS</c>, <c>ORDERS_URL</c> or <c>HTTP_PROXY</c> among those would change what a topology is.
/// </summary>
static class InheritedEnvironment
{
    /// <summary>What programs of an operating system, .NET, Aspire and container engines need.</summary>
    static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "COLORTERM", "NO_COLOR", "TMPDIR", "TMP", "TEMP", "LANG", "TZ", "CI", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR",
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "USERNAME", "USERDOMAIN", "HOMEDRIVE", "HOMEPATH", "COMPUTERNAME",
        "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "ProgramData", "CommonProgramFiles", "ALLUSERSPROFILE", "PUBLIC", "OS", "NUMBER_OF_PROCESSORS",
    };

    static readonly string[] Beginnings = ["DOTNET_", "ASPIRE_", "ASPNETCORE_", "DCP_", "DEBUG_SESSION_", "DOCKER_", "CONTAINER_", "CONTAINERS_", "PODMAN_", "XDG_", "LC_", "PROCESSOR_", "EVOLUTION_"];

    /// <summary>The app host's own configuration, which it has read before anything is started.</summary>
    static readonly string[] Configuration = ["Control__", "Board__", "Dashboard__", "Stores__", "Telemetry__", "LocalServers__", "Parameters__", "Logs__", "Logging__", "DcpPublisher__", "AppHost__"];

    static readonly HashSet<string> Proxies = new(StringComparer.OrdinalIgnoreCase) { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY" };

    const string ThisMachine = "localhost,127.0.0.1,::1";

    /// <summary>Removes every variable that neither this app host nor what it runs is meant to see.</summary>
    public static void RemoveForeign() => Remove(name => !Names.Contains(name) && !Proxies.Contains(name) && !Begins(name, Beginnings) && !Begins(name, Configuration));

    /// <summary>Removes the app host's own configuration, among which are secrets, once it is read.</summary>
    public static void RemoveConfiguration() => Remove(name => Begins(name, Configuration));

    /// <summary>Leaves a proxy to a container engine, which pulls images through it, and keeps calls within this machine from going there.</summary>
    /// <param name="pullsImages">Whether there is such an engine; otherwise nothing needs a proxy.</param>
    public static void LimitProxies(bool pullsImages)
    {
        if (!pullsImages) Remove(Proxies.Contains);
        else foreach (var name in (string[])["no_proxy", "NO_PROXY"]) Environment.SetEnvironmentVariable(name, ThisMachine);
    }

    static void Remove(Func<string, bool> condition)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key).Where(condition).ToArray())
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    static bool Begins(string name, string[] beginnings) => beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}

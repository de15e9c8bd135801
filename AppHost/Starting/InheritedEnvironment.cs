using System.Collections;

namespace Evolution.AppHost.Starting;

/// <summary>
/// Removes environment variables that are meant for other programs. Services and servers inherit the app host's variables, and a
/// <c>PGOPTIONS</c>, <c>ORDERS_URL</c> or <c>HTTP_PROXY</c> would change the behavior of a topology.
/// </summary>
static class InheritedEnvironment
{
    /// <summary>The variables that programs of the operating system, .NET, Aspire and container engines need.</summary>
    static readonly HashSet<string> AllowedNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "COLORTERM", "NO_COLOR", "TMPDIR", "TMP", "TEMP", "LANG", "TZ", "CI", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR",
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "USERNAME", "USERDOMAIN", "HOMEDRIVE", "HOMEPATH", "COMPUTERNAME",
        "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "ProgramData", "CommonProgramFiles", "ALLUSERSPROFILE", "PUBLIC", "OS", "NUMBER_OF_PROCESSORS",
    };

    static readonly string[] AllowedPrefixes = ["DOTNET_", "ASPIRE_", "ASPNETCORE_", "DCP_", "DEBUG_SESSION_", "DOCKER_", "CONTAINER_", "CONTAINERS_", "PODMAN_", "XDG_", "LC_", "PROCESSOR_", "EVOLUTION_"];

    /// <summary>The prefixes of the app host's own configuration, which it reads before any resource starts.</summary>
    static readonly string[] ConfigurationPrefixes = ["Control__", "Board__", "Dashboard__", "Stores__", "Telemetry__", "LocalServers__", "Parameters__", "Logs__", "Logging__", "DcpPublisher__", "AppHost__"];

    static readonly HashSet<string> ProxyVariables = new(StringComparer.OrdinalIgnoreCase) { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY" };

    const string LoopbackHosts = "localhost,127.0.0.1,::1";

    /// <summary>Removes every variable that is not intended for this app host or the programs that it runs.</summary>
    public static void RemoveUnrelated() => RemoveWhere(name => !AllowedNames.Contains(name) && !ProxyVariables.Contains(name) && !HasPrefix(name, AllowedPrefixes) && !HasPrefix(name, ConfigurationPrefixes));

    /// <summary>Removes the app host's own configuration, which contains secrets, after it has been read.</summary>
    public static void RemoveConfiguration() => RemoveWhere(name => HasPrefix(name, ConfigurationPrefixes));

    /// <summary>Keeps the proxy settings for a container engine, which pulls images through the proxy, but excludes local calls.</summary>
    /// <param name="pullsImages">Whether a container engine is used; otherwise the proxy settings are removed.</param>
    public static void ConfigureProxies(bool pullsImages)
    {
        if (!pullsImages) RemoveWhere(ProxyVariables.Contains);
        else foreach (var name in (string[])["no_proxy", "NO_PROXY"]) Environment.SetEnvironmentVariable(name, LoopbackHosts);
    }

    static void RemoveWhere(Func<string, bool> condition)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key).Where(condition).ToArray())
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    static bool HasPrefix(string name, string[] prefixes) => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}

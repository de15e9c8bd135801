using System.Globalization;
using System.Text.RegularExpressions;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>Limits of every service that a deployment has to respect, read from the source of <c>ServiceDefaults</c>, where they are private.</summary>
static partial class ServiceLimits
{
    /// <summary>How long a service that is asked to stop lets running requests end.</summary>
    public static int ShutdownSeconds { get; } = Read(Shutdown(), "ServiceDefaultsExtensions.cs");

    /// <summary>How many connections the pool of one replica may hold.</summary>
    public static int MaxConnections { get; } = Read(Connections(), "Stores", "StoreExtensions.cs");

    static int Read(Regex number, params string[] file)
    {
        var path = Path.Combine([KubernetesUnit.Root, "..", "..", "ServiceDefaults", .. file]);
        var found = number.Matches(File.ReadAllText(path)).ShouldHaveSingleItem($"{number} in {path}");
        return int.Parse(found.Groups["value"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@" Shutdown\w+ = TimeSpan\.FromSeconds\((?<value>\d+)\);")]
    private static partial Regex Shutdown();

    [GeneratedRegex(@"const int \w+Connections = (?<value>\d+);")]
    private static partial Regex Connections();
}

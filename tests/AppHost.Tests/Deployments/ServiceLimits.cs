using System.Globalization;
using System.Text.RegularExpressions;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>Limits of every service that a deployment must respect, read from the source of <c>ServiceDefaults</c>, where they are private.</summary>
static partial class ServiceLimits
{
    /// <summary>The drain time of a stopping service, in seconds.</summary>
    public static int ShutdownSeconds { get; } = Read(ShutdownPattern(), "ServiceDefaultsExtensions.cs");

    /// <summary>The maximum connections in the pool of one replica.</summary>
    public static int MaxConnections { get; } = Read(ConnectionsPattern(), "Stores", "StoreExtensions.cs");

    static int Read(Regex pattern, params string[] file)
    {
        var path = Path.Combine([KubernetesUnit.Root, "..", "..", "ServiceDefaults", .. file]);
        var match = pattern.Matches(File.ReadAllText(path)).ShouldHaveSingleItem($"{pattern} in {path}");
        return int.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@" Shutdown\w+ = TimeSpan\.FromSeconds\((?<value>\d+)\);")]
    private static partial Regex ShutdownPattern();

    [GeneratedRegex(@"const int \w+Connections = (?<value>\d+);")]
    private static partial Regex ConnectionsPattern();
}

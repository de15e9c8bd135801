using System.Collections;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>The environment variables by which a user sets up servers and clients of his own, and which must not reach those of an app host.</summary>
static class ForeignVariables
{
    /// <summary>The names of this process's variables that begin with one of these.</summary>
    public static IReadOnlyList<string> Names(params string[] beginnings) =>
    [
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key)
            .Where(name => beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The words before a command that hide these variables from it, without a process in between; none where there is nothing to hide.</summary>
    public static IReadOnlyList<string> Prefix(params string[] beginnings) =>
        Names(beginnings) is { Count: > 0 } names ? ["/usr/bin/env", .. names.SelectMany(name => new[] { "-u", name })] : [];
}

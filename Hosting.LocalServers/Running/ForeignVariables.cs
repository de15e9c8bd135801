using System.Collections;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>The environment variables with which users configure their own servers and clients, and which must not affect those of an app host.</summary>
static class ForeignVariables
{
    /// <summary>Returns the names of this process's environment variables that begin with one of these prefixes.</summary>
    public static IReadOnlyList<string> Names(params string[] beginnings) =>
    [
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key)
            .Where(name => beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Returns a command prefix that hides these variables from a command without an intermediate process; empty if there is nothing to hide.
    /// It is necessary because the orchestrator can set variables for a process but cannot remove any.
    /// </summary>
    /// <param name="beginnings">The prefixes of the names.</param>
    /// <param name="own">The names of the variables that the app host sets for the server.</param>
    public static IReadOnlyList<string> HidingPrefix(string[] beginnings, IEnumerable<string> own) =>
        Names(beginnings).Except(own).ToArray() is [_, ..] hidden ? ["/usr/bin/env", .. hidden.SelectMany(name => new[] { "-u", name })] : [];
}

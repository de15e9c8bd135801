using System.Collections;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>The environment variables that configure the user's own servers and clients, and must not affect the servers of an app host.</summary>
static class IgnoredVariables
{
    /// <summary>Finds the names of this process's environment variables that begin with one of these prefixes.</summary>
    public static IReadOnlyList<string> Find(params string[] prefixes) =>
    [
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key)
            .Where(name => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Creates a command prefix that unsets these variables for a command, without an intermediate process; empty if none is set.
    /// It is necessary because the orchestrator can set variables for a process but cannot remove any.
    /// </summary>
    /// <param name="prefixes">The prefixes of the variables.</param>
    /// <param name="retained">The variables that the app host sets for the server.</param>
    public static IReadOnlyList<string> CreateUnsetCommand(string[] prefixes, IEnumerable<string> retained) =>
        Find(prefixes).Except(retained).ToArray() is [_, ..] names ? ["/usr/bin/env", .. names.SelectMany(name => new[] { "-u", name })] : [];
}

using System.Collections;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>The environment variables by which users set up servers and clients of their own, and which must not reach those of an app host.</summary>
static class ForeignVariables
{
    /// <summary>The names of this process's variables that begin with one of these.</summary>
    public static IReadOnlyList<string> Names(params string[] beginnings) =>
    [
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key)
            .Where(name => beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// The words before a command that hide these variables from it, without a process in between; none where there is nothing to hide.
    /// The orchestrator can set variables for a process, but cannot remove any.
    /// </summary>
    /// <param name="beginnings">How the names begin.</param>
    /// <param name="own">The names of the variables that the app host sets for the server.</param>
    public static IReadOnlyList<string> HidingPrefix(string[] beginnings, IEnumerable<string> own) =>
        Names(beginnings).Except(own).ToArray() is [_, ..] hidden ? ["/usr/bin/env", .. hidden.SelectMany(name => new[] { "-u", name })] : [];
}

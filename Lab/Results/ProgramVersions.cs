using System.Reflection;

namespace Evolution.Lab.Results;

/// <summary>The versions of the measuring program.</summary>
public static class ProgramVersions
{
    /// <summary>The versions of Evolution and .NET. Those of the servers are added at run time.</summary>
    public static IReadOnlyDictionary<string, string> Current { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["evolution"] = typeof(ProgramVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        [".net"] = Environment.Version.ToString(),
    };
}

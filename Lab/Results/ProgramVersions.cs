using System.Reflection;

namespace Evolution.Lab.Results;

/// <summary>The versions of what measured.</summary>
public static class ProgramVersions
{
    /// <summary>Evolution's own version and that of .NET, to which those of the servers are added.</summary>
    public static IReadOnlyDictionary<string, string> Own { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["evolution"] = typeof(ProgramVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        [".net"] = Environment.Version.ToString(),
    };
}

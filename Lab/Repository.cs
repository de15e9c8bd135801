using System.Reflection;

namespace Evolution.Lab;

/// <summary>Where the repository is, and where what the Lab leaves for itself goes.</summary>
/// <param name="Root">The folder that holds <c>AppHost/</c> and <c>global.json</c>.</param>
public sealed record Repository(string Root)
{
    /// <summary>The configuration that this assembly was built in, <c>Debug</c> or <c>Release</c>; what it starts was built in the same.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The repository that this program was built in.</summary>
    /// <exception cref="LabException">No folder above the program is one.</exception>
    public static Repository Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "AppHost")) && File.Exists(Path.Combine(folder.FullName, "global.json")))
                return new(folder.FullName);
        }
        throw new LabException($"{AppContext.BaseDirectory} is in no Evolution repository: no folder above it holds AppHost/ and global.json.");
    }

    /// <summary>A path inside the repository.</summary>
    public string this[params ReadOnlySpan<string> parts] => Path.Combine([Root, .. parts]);

    /// <summary>A folder of ours under <c>.evolution/</c>, made if it is not there.</summary>
    public string Folder(string name) => Directory.CreateDirectory(this[".evolution", name]).FullName;
}

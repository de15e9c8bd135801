using System.Reflection;

namespace Evolution.Lab;

/// <summary>The location of the repository and of its folders.</summary>
/// <param name="Root">The folder that contains <c>AppHost/</c> and <c>global.json</c>.</param>
public sealed record Repository(string Root)
{
    /// <summary>The build configuration of this assembly, <c>Debug</c> or <c>Release</c>. The programs that it starts use the same configuration.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Finds the repository in which this program was built.</summary>
    /// <exception cref="LabException">No parent folder of the program is a repository.</exception>
    public static Repository Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "AppHost")) && File.Exists(Path.Combine(folder.FullName, "global.json")))
                return new(folder.FullName);
        }
        throw new LabException($"{AppContext.BaseDirectory} is not inside an Evolution repository: no parent folder contains AppHost/ and global.json.");
    }

    /// <summary>Combines a path inside the repository.</summary>
    public string this[params ReadOnlySpan<string> parts] => Path.Combine([Root, .. parts]);

    /// <summary>Returns the path of a Lab folder under <c>.evolution/</c> and creates the folder if it does not exist.</summary>
    public string EnsureFolder(string name) => Directory.CreateDirectory(this[".evolution", name]).FullName;
}

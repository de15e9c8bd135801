namespace Evolution.Lab.CrashTests;

/// <summary>A temporary folder in which stores keep their data when a host is replaced.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>Creates the folder, and lets other users traverse it so that PostgreSQL has access even if it runs as another user.</summary>
    public DataFolder()
    {
        Path = Directory.CreateTempSubdirectory("evolution-data-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    /// <summary>The path of the folder.</summary>
    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

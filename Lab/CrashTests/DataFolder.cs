namespace Evolution.Lab.CrashTests;

/// <summary>A temporary folder for the data of stores, which outlives the host.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>Creates the folder. Other users can traverse it, because PostgreSQL may run as another user.</summary>
    public DataFolder()
    {
        Path = Directory.CreateTempSubdirectory("evolution-data-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    /// <summary>The path of the folder.</summary>
    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

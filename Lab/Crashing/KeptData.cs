namespace Evolution.Lab.Crashing;

/// <summary>A folder in which stores keep their data from one host to the next.</summary>
public sealed class KeptData : IDisposable
{
    /// <summary>Makes it, so that PostgreSQL can pass through it also where it runs as another user.</summary>
    public KeptData()
    {
        Path = Directory.CreateTempSubdirectory("evolution-data-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

namespace Evolution.Hosting.LocalServers.Tests.Hosts;

/// <summary>A temporary folder of a test, accessible to the user that PostgreSQL runs as.</summary>
sealed class TestFolder : IDisposable
{
    public TestFolder(string suffix = "")
    {
        Path = Directory.CreateDirectory(System.IO.Path.Combine("/tmp", $"local-servers-test-{Guid.NewGuid():N}{suffix}")).FullName;
        File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    public string Path { get; }

    /// <summary>The path of the given folder or file in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
[assembly: AssemblyFixture(typeof(Evolution.Hosting.Native.Tests.TestFolders))]

namespace Evolution.Hosting.Native.Tests;

/// <summary>State folders that other hosts of this machine know nothing of. One is shared, so that PostgreSQL's template is made once.</summary>
public sealed class TestFolders : IDisposable
{
    static readonly string Root = Directory.CreateTempSubdirectory("native-tests-").FullName;

    public static string Shared { get; } = Path.Combine(Root, "shared");

    public static string New() => Path.Combine(Root, Path.GetRandomFileName());

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

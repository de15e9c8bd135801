using System.Runtime.Versioning;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.Testing;

/// <summary>A temporary repository with a copy of evo and the fake app host.</summary>
public sealed class FakeRepository : IDisposable
{
    readonly TemporaryFolder folder = new();

    public FakeRepository()
    {
        Repository = new(folder.Path);
        folder.Write("global.json", "{}");
        Bin = Directory.CreateDirectory(Path.GetDirectoryName(HostProcess.GetAssemblyPath(Repository))!).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory)) File.Copy(file, Path.Combine(Bin, Path.GetFileName(file)));
    }

    public Repository Repository { get; }

    /// <summary>The folder of the app host and of evo.</summary>
    public string Bin { get; }

    /// <summary>Writes a file into the repository.</summary>
    public string Write(string name, string text) => folder.Write(name, text);

    /// <summary>Stores the fingerprint of the sources, so that evo does not build the app host.</summary>
    public FakeRepository MarkAsBuilt()
    {
        File.WriteAllText(Path.Combine(Repository.EnsureFolder("build"), $"apphost-{Repository.Configuration}"), SourceFingerprint.Of(Repository));
        return this;
    }

    /// <summary>Starts <c>evo run --phase 0</c>.</summary>
    public LabProgram RunEvo(IReadOnlyDictionary<string, string?> environment, params string[] arguments) => new([.. Command, .. arguments], environment);

    /// <summary>Starts <c>evo run --phase 0</c> as another user.</summary>
    [UnsupportedOSPlatform("windows")]
    public LabProgram RunEvoAs(UnprivilegedUser user) => new([.. user.CommandPrefix, .. Command], new Dictionary<string, string?>());

    string[] Command => ["dotnet", Path.Combine(Bin, "Evo.dll"), "run", "--phase", "0", "--stores", "processes"];

    public void Dispose() => folder.Dispose();
}

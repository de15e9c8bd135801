using System.Runtime.Versioning;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.Testing;

/// <summary>a repository with an evo of its own, whose app host is the fake one.</summary>
public sealed class FakeRepository : IDisposable
{
    readonly TemporaryFolder folder = new();

    public FakeRepository()
    {
        Repository = new(folder.Path);
        folder.Write("global.json", "{}");
        Bin = Directory.CreateDirectory(Path.GetDirectoryName(HostProcess.Assembly(Repository))!).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory)) File.Copy(file, Path.Combine(Bin, Path.GetFileName(file)));
    }

    public Repository Repository { get; }

    /// <summary>The folder of the app host and of evo.</summary>
    public string Bin { get; }

    /// <summary>Writes a file in it.</summary>
    public string Write(string name, string text) => folder.Write(name, text);

    /// <summary>Has evo believe that the app host is built from what is there.</summary>
    public FakeRepository Built()
    {
        File.WriteAllText(Path.Combine(Repository.Folder("build"), $"apphost-{Repository.Configuration}"), SourceFingerprint.Of(Repository));
        return this;
    }

    /// <summary>Starts <c>evo run --phase 0</c> of it.</summary>
    public LabProgram Run(IReadOnlyDictionary<string, string?> environment, params string[] more) => new([.. Command, .. more], environment);

    /// <summary>Starts it for another user.</summary>
    [UnsupportedOSPlatform("windows")]
    public LabProgram RunAs(AnotherUser user) => new([.. user.Command, .. Command], new Dictionary<string, string?>());

    string[] Command => ["dotnet", Path.Combine(Bin, "Evo.dll"), "run", "--phase", "0", "--stores", "processes"];

    public void Dispose() => folder.Dispose();
}

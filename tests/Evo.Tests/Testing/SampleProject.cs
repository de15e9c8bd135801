using Evolution.Lab.Processes;

namespace Evolution.Evo.Tests.Testing;

/// <summary>A sample project with this repository's build and style rules.</summary>
sealed class SampleProject : IDisposable
{
    const string Name = "Sample.csproj";

    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    readonly TemporaryFolder folder = new();

    public SampleProject(string targets = "")
    {
        foreach (var file in new[] { ".editorconfig", "Directory.Build.props", "global.json" }) File.Copy(Evolution.Lab.Repository.Find()[file], System.IO.Path.Combine(folder.Path, file));
        folder.Write(Name, $"""<Project Sdk="Microsoft.NET.Sdk">{targets}</Project>""");
    }

    public Repository Repository => new(folder.Path);

    public string Path => System.IO.Path.Combine(folder.Path, Name);

    public void Write(string name, string text) => folder.Write(name, text.ReplaceLineEndings("\n"));

    /// <summary>Builds the project.</summary>
    public Task<SubprocessResult> BuildAsync(IReadOnlyDictionary<string, string?>? environment = null, Action<string>? onLine = null, CancellationToken cancellationToken = default) =>
        (DotNetCommand.Create(Repository, Timeout, "build", Path, "-nologo", "-tl:off").WithEnvironment(environment ?? DotNetCommand.DefaultEnvironment) with { OnLine = onLine }).RunAsync(cancellationToken);

    /// <summary>Runs <c>dotnet</c>.</summary>
    public Task<SubprocessResult> RunAsync(params string[] arguments) => DotNetCommand.Create(Repository, Timeout, arguments).RunAsync(CancellationToken.None);

    public void Dispose() => folder.Dispose();
}

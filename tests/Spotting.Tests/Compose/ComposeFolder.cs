using Evolution.Spotting.Compose;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Compose;

/// <summary>A folder with Compose files.</summary>
sealed class ComposeFolder : IDisposable
{
    readonly TemporaryFolder folder = new();

    SourceTree Tree => new(folder.Path);

    public string Path => folder.Path;

    public ComposeFolder With(string file, string text)
    {
        folder.Write(file, text);
        return this;
    }

    /// <summary>Reads the given files, or <c>compose.yaml</c>.</summary>
    public SystemModel Read(params string[] files) => ComposeReader.Read(Tree, files is [] ? ["compose.yaml"] : files, merge: true);

    /// <summary>Reads all Compose files in the folder.</summary>
    public SystemModel ReadAll() => ComposeReader.Read(Tree, [.. Tree.Files.Where(file => file.EndsWith(".yaml") || file.EndsWith(".yml")).Where(file => YamlReader.Read(Tree.Read(file), file).Any(ComposeReader.CanRead))], merge: false);

    /// <summary>Reads a single file.</summary>
    public static SystemModel Read(string text)
    {
        using var folder = new ComposeFolder().With("compose.yaml", text);
        return folder.Read();
    }

    public void Dispose() => folder.Dispose();
}

using Evolution.ApiContracts.Documents;
using Evolution.ApiContracts.Pacts;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Deployments;

/// <summary>The API documents that a service offers and the pacts that it relies on, by version.</summary>
/// <param name="Name">The service's name, in lower case.</param>
/// <param name="Folder">The service's folder, which contains <c>openapi/</c> and <c>pacts/</c>.</param>
public sealed record ServiceContracts(string Name, string Folder)
{
    /// <summary>The versions with a document, oldest first.</summary>
    public IReadOnlyList<Version> Versions { get; } = FindVersions(Folder, "openapi", Directory.GetFiles);

    /// <summary>Reads the document of the given version.</summary>
    /// <returns>Null if the service has no document of that version.</returns>
    public OpenApiDocument? GetDocument(Version version) => Versions.Contains(version) ? ApiDocument.Read(Path.Combine(Folder, "openapi", $"{version}.json")) : null;

    /// <summary>Reads the pacts of the given version: those that apply to all versions, and those of the newest version folder that is not newer than it.</summary>
    public IReadOnlyList<Pact> GetPacts(Version version)
    {
        var folderVersion = FindVersions(Folder, "pacts", Directory.GetDirectories).LastOrDefault(number => number <= version);
        var files = FindFiles(Path.Combine(Folder, "pacts"));
        if (folderVersion is not null) foreach (var (name, file) in FindFiles(Path.Combine(Folder, "pacts", $"{folderVersion}"))) files[name] = file;
        return [.. files.Values.Select(PactFile.Read)];
    }

    static SortedDictionary<string, string> FindFiles(string folder) => new(Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").ToDictionary(file => Path.GetFileName(file)) : [], StringComparer.Ordinal);

    static Version[] FindVersions(string folder, string subfolder, Func<string, string[]> listEntries) => !Directory.Exists(Path.Combine(folder, subfolder)) ? []
        : [.. listEntries(Path.Combine(folder, subfolder)).Select(path => Version.TryParse(Path.GetFileName(path).Replace(".json", "", StringComparison.Ordinal), out var number) ? number : null).OfType<Version>().Order()];
}

using Evolution.ApiContracts.Documents;
using Evolution.ApiContracts.Pacts;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Deployments;

/// <summary>What a service offers and what it relies on, by version.</summary>
/// <param name="Name">The service, in lower case.</param>
/// <param name="Folder">Its folder, with <c>openapi/</c> and <c>pacts/</c>.</param>
public sealed record ServiceContracts(string Name, string Folder)
{
    /// <summary>The versions whose document is kept, the oldest first.</summary>
    public IReadOnlyList<Version> Versions { get; } = Numbered(Folder, "openapi", Directory.GetFiles);

    /// <summary>What a version offers.</summary>
    /// <returns>Null where the service offers nothing of its own.</returns>
    public OpenApiDocument? DocumentOf(Version version) => Versions.Contains(version) ? ApiDocument.Read(Path.Combine(Folder, "openapi", $"{version}.json")) : null;

    /// <summary>What a version relies on: the pacts that hold for all versions, and those of the newest folder that is not newer than the version.</summary>
    public IReadOnlyList<Pact> PactsOf(Version version)
    {
        var since = Numbered(Folder, "pacts", Directory.GetDirectories).LastOrDefault(number => number <= version);
        var files = Files(Path.Combine(Folder, "pacts"));
        if (since is not null) foreach (var (name, file) in Files(Path.Combine(Folder, "pacts", $"{since}"))) files[name] = file;
        return [.. files.Values.Select(PactFile.Read)];
    }

    static SortedDictionary<string, string> Files(string folder) => new(Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").ToDictionary(file => Path.GetFileName(file)) : [], StringComparer.Ordinal);

    static Version[] Numbered(string folder, string inside, Func<string, string[]> list) => !Directory.Exists(Path.Combine(folder, inside)) ? []
        : [.. list(Path.Combine(folder, inside)).Select(path => Version.TryParse(Path.GetFileName(path).Replace(".json", "", StringComparison.Ordinal), out var number) ? number : null).OfType<Version>().Order()];
}

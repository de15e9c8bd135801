using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>A Go module.</summary>
/// <param name="Name">The path that its packages are imported by.</param>
/// <param name="Folder">Where its go.mod is.</param>
/// <param name="Replaced">Modules that are taken from a folder instead.</param>
sealed partial record GoModule(string Name, string Folder, IReadOnlyList<(string Name, string Folder)> Replaced)
{
    public static GoModule Read(string text, string folder) => new(
        Module().Match(text).Groups["name"].Value,
        folder,
        [.. Replacement().Matches(text)
            .Select(replacement => (replacement.Groups["name"].Value, Folder: Paths.Join(folder, replacement.Groups["path"].Value)))
            .Where(replacement => replacement.Folder is not null)
            .Select(replacement => (replacement.Value, replacement.Folder!))]);

    [GeneratedRegex("""^[ \t]*module[ \t]+"?(?<name>[^\s"]+)""", RegexOptions.Multiline)]
    private static partial Regex Module();

    [GeneratedRegex(@"^[ \t]*(?:replace[ \t]+)?(?<name>[^\s/][^\s]*)(?:[ \t]+v\S+)?[ \t]+=>[ \t]+(?<path>\.{1,2}(?:/\S*)?)", RegexOptions.Multiline)]
    private static partial Regex Replacement();
}

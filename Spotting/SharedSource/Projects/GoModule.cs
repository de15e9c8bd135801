using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>A Go module.</summary>
/// <param name="Name">The path prefix of its packages.</param>
/// <param name="Folder">The folder of its go.mod.</param>
/// <param name="Replacements">The modules that are replaced by a folder.</param>
sealed partial record GoModule(string Name, string Folder, IReadOnlyList<(string Name, string Folder)> Replacements)
{
    public static GoModule Read(string text, string folder) => new(
        ModuleDirective().Match(text).Groups["name"].Value,
        folder,
        [.. ReplaceDirective().Matches(text)
            .Select(replacement => (replacement.Groups["name"].Value, Folder: Paths.Join(folder, replacement.Groups["path"].Value)))
            .Where(replacement => replacement.Folder is not null)
            .Select(replacement => (replacement.Value, replacement.Folder!))]);

    [GeneratedRegex("""^[ \t]*module[ \t]+"?(?<name>[^\s"]+)""", RegexOptions.Multiline)]
    private static partial Regex ModuleDirective();

    [GeneratedRegex(@"^[ \t]*(?:replace[ \t]+)?(?<name>[^\s/][^\s]*)(?:[ \t]+v\S+)?[ \t]+=>[ \t]+(?<path>\.{1,2}(?:/\S*)?)", RegexOptions.Multiline)]
    private static partial Regex ReplaceDirective();
}

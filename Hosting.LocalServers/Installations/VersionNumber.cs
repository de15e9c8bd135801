using System.Text.RegularExpressions;

namespace Evolution.Hosting.LocalServers.Installations;

/// <summary>Finds version numbers in text.</summary>
static partial class VersionNumber
{
    static readonly Version None = new(0, 0);

    /// <summary>Returns the last version number in the text, such as 15.18 or 3.10.8; 0.0 if there is none.</summary>
    public static Version FindLast(string text) =>
        Pattern().Matches(text).LastOrDefault() is { } match && Version.TryParse(match.Value.Contains('.') ? match.Value : $"{match.Value}.0", out var version) ? version : None;

    [GeneratedRegex(@"\d+(\.\d+){0,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

using System.Text.RegularExpressions;

namespace Evolution.Hosting.Native;

/// <summary>Finds version numbers in texts.</summary>
static partial class VersionNumber
{
    static readonly Version None = new(0, 0);

    /// <summary>The last number in the text that looks like a version, such as 15.18 or 3.10.8.</summary>
    public static Version Of(string text) =>
        Pattern().Matches(text).LastOrDefault() is { } match && Version.TryParse(match.Value.Contains('.') ? match.Value : $"{match.Value}.0", out var version) ? version : None;

    [GeneratedRegex(@"\d+(\.\d+){0,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

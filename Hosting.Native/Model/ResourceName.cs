using System.Text.RegularExpressions;

namespace Evolution.Hosting.Native;

/// <summary>What a resource may be called. Names become file names here, and host names where the application is published.</summary>
static partial class ResourceName
{
    const int MostCharacters = 64;

    public const string Rule = "it starts with a letter, has letters, digits and single hyphens, ends with a letter or digit, and is no longer than 64 characters";

    public static bool IsValid(string name) => name.Length <= MostCharacters && Pattern().IsMatch(name);

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

using System.Text.RegularExpressions;

namespace Evolution.Board.Spotting.Input;

/// <summary>What a pasted text seems to be. Only its name follows from this: what it is, the Lab decides by what is in it.</summary>
static partial class PastedName
{
    // Whatever the text is, its first lines tell.
    const int Looked = 64 * 1024;

    /// <summary>The name that such a file usually has.</summary>
    public static string Of(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, Looked)).TrimStart('\uFEFF').TrimStart();
        if (start.StartsWith("{") || start.StartsWith("[")) return Object().IsMatch(start) ? "kubernetes.json" : Services().IsMatch(start) ? "compose.json" : "manifest.json";
        if (Kustomization().IsMatch(start)) return "kustomization.yaml";
        return Object().IsMatch(start) ? "kubernetes.yaml" : "compose.yaml";
    }

    [GeneratedRegex("""^[\s{[]*"?(apiVersion|kind)"?\s*:""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Object();

    [GeneratedRegex("""^[\s{]*"services"\s*:""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Services();

    [GeneratedRegex(@"^kind:\s*Kustomization\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Kustomization();
}

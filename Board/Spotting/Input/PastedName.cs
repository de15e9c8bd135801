using System.Text.RegularExpressions;

namespace Evolution.Board.Spotting.Input;

/// <summary>Chooses a file name for a pasted text. The Lab still determines the format from the content.</summary>
static partial class PastedName
{
    // The first lines are enough to recognize the format.
    const int Looked = 64 * 1024;

    /// <summary>Returns the usual name of such a file.</summary>
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

using System.Text.RegularExpressions;

namespace Evolution.Board.Spotting.Input;

/// <summary>Chooses a file name for pasted text. The analysis still detects the format from the content.</summary>
static partial class PastedName
{
    // The beginning is sufficient to detect the format.
    const int MaxInspectedLength = 64 * 1024;

    /// <summary>Returns the usual file name for the format of the text.</summary>
    public static string Of(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, MaxInspectedLength)).TrimStart('\uFEFF').TrimStart();
        if (start.StartsWith("{") || start.StartsWith("[")) return KubernetesObject().IsMatch(start) ? "kubernetes.json" : ComposeServices().IsMatch(start) ? "compose.json" : "manifest.json";
        if (Kustomization().IsMatch(start)) return "kustomization.yaml";
        return KubernetesObject().IsMatch(start) ? "kubernetes.yaml" : "compose.yaml";
    }

    [GeneratedRegex("""^[\s{[]*"?(apiVersion|kind)"?\s*:""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex KubernetesObject();

    [GeneratedRegex("""^[\s{]*"services"\s*:""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ComposeServices();

    [GeneratedRegex(@"^kind:\s*Kustomization\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Kustomization();
}

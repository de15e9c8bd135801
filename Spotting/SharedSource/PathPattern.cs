using System.IO.Enumeration;

namespace Evolution.Spotting.SharedSource;

/// <summary>Matches paths with wildcards, as in workspaces and project files.</summary>
static class PathPattern
{
    /// <summary>Whether a path matches: <c>*</c> stays within a folder, <c>**</c> matches any number of folders.</summary>
    public static bool Matches(string pattern, string path)
    {
        var (patterns, segments) = (pattern.Trim('/').Split('/'), path.Split('/'));
        // Backtracks only to the last **, so that the time is at most the product of the lengths.
        var (p, s, starP, starS) = (0, 0, -1, 0);
        while (s < segments.Length)
        {
            if (p < patterns.Length && patterns[p] is "**") (starP, starS, p) = (p, s, p + 1);
            else if (p < patterns.Length && FileSystemName.MatchesSimpleExpression(patterns[p], segments[s])) (p, s) = (p + 1, s + 1);
            else if (starP >= 0) (p, s, starS) = (starP + 1, starS + 1, starS + 1);
            else return false;
        }
        while (p < patterns.Length && patterns[p] is "**") p++;
        return p == patterns.Length;
    }
}

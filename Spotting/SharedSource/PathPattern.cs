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
        var (patternIndex, segmentIndex, starPattern, starSegment) = (0, 0, -1, 0);
        while (segmentIndex < segments.Length)
        {
            if (patternIndex < patterns.Length && patterns[patternIndex] is "**") (starPattern, starSegment, patternIndex) = (patternIndex, segmentIndex, patternIndex + 1);
            else if (patternIndex < patterns.Length && FileSystemName.MatchesSimpleExpression(patterns[patternIndex], segments[segmentIndex])) (patternIndex, segmentIndex) = (patternIndex + 1, segmentIndex + 1);
            else if (starPattern >= 0) (patternIndex, segmentIndex, starSegment) = (starPattern + 1, starSegment + 1, starSegment + 1);
            else return false;
        }
        while (patternIndex < patterns.Length && patterns[patternIndex] is "**") patternIndex++;
        return patternIndex == patterns.Length;
    }
}

using Evolution.Spotting.Model;

namespace Evolution.Spotting;

/// <summary>Parses the text of a configuration file into settings: one for each line that is neither empty nor a comment.</summary>
static class ConfigurationText
{
    static readonly string[] CommentPrefixes = ["#", "//", ";", "<!--"];

    /// <summary>Parses the text of a file.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="firstLine">The location of the first line.</param>
    /// <param name="isOneLine">Whether the whole text is on that line, like a quoted value.</param>
    public static IEnumerable<Setting> Parse(string name, string text, SourceLocation firstLine, bool isOneLine = false)
    {
        var offset = -1;
        foreach (var line in text.Split('\n'))
        {
            offset++;
            var trimmed = line.Trim();
            if (trimmed is "" || CommentPrefixes.Any(prefix => trimmed.StartsWith(prefix, StringComparison.Ordinal))) continue;
            yield return new(name, trimmed, SettingOrigin.MountedFile, isOneLine ? firstLine : firstLine with { Line = firstLine.Line + offset });
        }
    }
}

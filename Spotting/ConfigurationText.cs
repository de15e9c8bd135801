using Evolution.Spotting.Model;

namespace Evolution.Spotting;

/// <summary>Reads a configuration file's text as settings: one for each line that is neither empty nor a comment.</summary>
static class ConfigurationText
{
    static readonly string[] Comments = ["#", "//", ";", "<!--"];

    /// <summary>Returns the settings.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="first">The place of the first line.</param>
    /// <param name="isOneLine">Whether the whole text is on that line, like a quoted value.</param>
    public static IEnumerable<Setting> Settings(string name, string text, Place first, bool isOneLine = false)
    {
        var number = -1;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var said = line.Trim();
            if (said is "" || Comments.Any(sign => said.StartsWith(sign, StringComparison.Ordinal))) continue;
            yield return new(name, said, SettingOrigin.MountedFile, isOneLine ? first : first with { Line = first.Line + number });
        }
    }
}

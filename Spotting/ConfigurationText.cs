using Evolution.Spotting.Model;

namespace Evolution.Spotting;

/// <summary>A configuration file's text as settings: one for each line that says something.</summary>
static class ConfigurationText
{
    static readonly string[] Comments = ["#", "//", ";", "<!--"];

    /// <summary>Its settings.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">Its text.</param>
    /// <param name="first">Where its first line stands.</param>
    /// <param name="isOneLine">Whether all of it stands in that line, as a quoted value does.</param>
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

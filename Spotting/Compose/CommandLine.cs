using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>The entry point and command of a service.</summary>
sealed class CommandLine(ComposeValue service)
{
    readonly List<(string Word, string Position, SourceLocation Location)> words = [.. ReadWords(service, "entrypoint"), .. ReadWords(service, "command")];

    public IReadOnlyList<string> Words => [.. words.Select(word => word.Word)];

    /// <summary>Reads options with their values, and other words named by their position.</summary>
    public IEnumerable<Setting> ReadSettings()
    {
        for (var index = 0; index < words.Count; index++)
        {
            var (word, position, location) = words[index];
            var separator = word.IndexOf('=');
            if (!IsOption(word)) yield return new(position, word, SettingOrigin.Argument, location);
            else if (separator > 0) yield return new(word[..separator], word[(separator + 1)..], SettingOrigin.Argument, location);
            else if (index + 1 < words.Count && !IsOption(words[index + 1].Word)) yield return new(word, words[++index].Word, SettingOrigin.Argument, words[index].Location);
            else yield return new(word, "", SettingOrigin.Argument, location);
        }
    }

    static bool IsOption(string word) => word.Length > 1 && word[0] == '-' && !char.IsWhiteSpace(word[1]);

    static IEnumerable<(string Word, string Position, SourceLocation Location)> ReadWords(ComposeValue service, string attribute)
    {
        var value = service[attribute];
        var found = value?.Text is { } text ? ShellWords.Split(text).Select(word => (word, value.Location)) : (value?.Items ?? []).Where(item => item.Text is not null).Select(item => (item.Text!, item.Location));
        return found.Select((word, index) => (word.Item1, $"{attribute}[{index}]", word.Item2));
    }
}

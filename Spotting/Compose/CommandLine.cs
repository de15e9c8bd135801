using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>A service's entry point and command.</summary>
sealed class CommandLine(Part service)
{
    readonly List<(string Word, string Position, Place Place)> words = [.. WordsOf(service, "entrypoint"), .. WordsOf(service, "command")];

    public IReadOnlyList<string> Words => [.. words.Select(word => word.Word)];

    /// <summary>Reads the options with their values, and the other words with their position as the name.</summary>
    public IEnumerable<Setting> Settings()
    {
        for (var at = 0; at < words.Count; at++)
        {
            var (word, position, place) = words[at];
            var sign = word.IndexOf('=');
            if (!IsOption(word)) yield return new(position, word, SettingOrigin.Argument, place);
            else if (sign > 0) yield return new(word[..sign], word[(sign + 1)..], SettingOrigin.Argument, place);
            else if (at + 1 < words.Count && !IsOption(words[at + 1].Word)) yield return new(word, words[++at].Word, SettingOrigin.Argument, words[at].Place);
            else yield return new(word, "", SettingOrigin.Argument, place);
        }
    }

    static bool IsOption(string word) => word.Length > 1 && word[0] == '-' && !char.IsWhiteSpace(word[1]);

    static IEnumerable<(string Word, string Position, Place Place)> WordsOf(Part service, string attribute)
    {
        var part = service[attribute];
        var found = part?.Text is { } text ? ShellWords.Split(text).Select(word => (word, part.Place)) : (part?.Items ?? []).Where(item => item.Text is not null).Select(item => (item.Text!, item.Place));
        return found.Select((word, at) => (word.Item1, $"{attribute}[{at}]", word.Item2));
    }
}

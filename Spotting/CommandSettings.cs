using System.Text.RegularExpressions;
using Evolution.Spotting.Model;

namespace Evolution.Spotting;

/// <summary>Parses a command line into settings: options with their values, and each line of a script separately.</summary>
static partial class CommandSettings
{
    public static IEnumerable<Setting> Parse(IReadOnlyList<CommandWord> words)
    {
        var option = "";
        foreach (var word in words)
        {
            if (OptionWithValue().Match(word.Text) is { Success: true } match)
            {
                if (option is not "") yield return new(option, "", SettingOrigin.Argument, word.Location);
                option = "";
                yield return new(match.Groups[1].Value, match.Groups[2].Value, SettingOrigin.Argument, word.Location);
            }
            else if (OptionName().IsMatch(word.Text))
            {
                if (option is not "") yield return new(option, "", SettingOrigin.Argument, word.Location);
                option = word.Text;
            }
            else
            {
                foreach (var line in SplitLines(word)) yield return line with { Name = option };
                option = "";
            }
        }
        if (option is not "") yield return new(option, "", SettingOrigin.Argument, words[^1].Location);
    }

    static IEnumerable<Setting> SplitLines(CommandWord word) => word.Text.Contains('\n')
        ? ConfigurationText.Parse("", word.Text, word.Location with { Line = word.Location.Line + (word.IsLiteral ? 1 : 0) }, !word.IsLiteral).Select(line => line with { Origin = SettingOrigin.Argument })
        : [new("", word.Text, SettingOrigin.Argument, word.Location)];

    [GeneratedRegex(@"\A(--?[A-Za-z][^=\s]*)=(.*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex OptionWithValue();

    [GeneratedRegex(@"\A--?[A-Za-z]\S*\z", RegexOptions.CultureInvariant)]
    private static partial Regex OptionName();
}

using System.Text;
using System.Text.Json;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>Splits the commands of Dockerfiles and shells into words.</summary>
static class ShellWords
{
    /// <summary>Splits the arguments of an instruction, <c>["a", "b"]</c> or <c>a b</c>, into words.</summary>
    public static IReadOnlyList<string> Split(string rest) => ParseJson(rest) ?? [.. SplitCommands(rest).SelectMany(words => words)];

    /// <summary>Returns the commands in shell form or exec form, including those that a shell receives as an argument.</summary>
    public static IEnumerable<IReadOnlyList<string>> SplitCommands(string text)
    {
        if (ParseJson(text) is { } exec) return ExpandCommands(exec);
        var (commands, words, word, quote, isWord) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder(), '\0', false);
        foreach (var character in text)
        {
            if (quote != '\0')
            {
                if (character == quote) quote = '\0';
                else word.Append(character);
            }
            else if (character is '"' or '\'') (quote, isWord) = (character, true);
            else if (character is '&' or '|' or ';' or '\n' or '(' or ')' && !EndsInVariable(word)) EndCommand();
            else if (char.IsWhiteSpace(character)) EndWord();
            else word.Append(character);
        }
        EndCommand();
        return commands;

        void EndWord()
        {
            if (isWord || word.Length > 0) words.Add(word.ToString());
            word.Clear();
            isWord = false;
        }

        void EndCommand()
        {
            EndWord();
            if (words.Count > 0) commands.Add(words);
            words = [];
        }
    }

    /// <summary>Returns a command that is already split into words, and the commands in its words.</summary>
    public static IEnumerable<IReadOnlyList<string>> ExpandCommands(IReadOnlyList<string> words) =>
        words.Count == 0 ? [] : [words, .. words.Where(word => word.Any(char.IsWhiteSpace) && !word.StartsWith('[')).SelectMany(SplitCommands)];

    static bool EndsInVariable(StringBuilder word) => word.Length > 0 && word[^1] == '$';

    static List<string>? ParseJson(string text)
    {
        if (!text.StartsWith('[')) return null;
        try
        {
            return JsonSerializer.Deserialize<List<string?>>(text) is { } words ? [.. words.OfType<string>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Text;
using System.Text.Json;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>Splits a command of a Dockerfile or a shell into words.</summary>
static class ShellWords
{
    /// <summary>Splits an instruction in either form, <c>["a", "b"]</c> or <c>a b</c>, into words.</summary>
    public static IReadOnlyList<string> Of(string rest) => AsJson(rest) ?? [.. Commands(rest).SelectMany(words => words)];

    /// <summary>Returns the commands of a shell line or of the exec form, including those in a line that a shell receives as an argument.</summary>
    public static IEnumerable<IReadOnlyList<string>> Commands(string text)
    {
        if (AsJson(text) is { } exec) return CommandsOf(exec);
        var (commands, words, word, quote, isWord) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder(), '\0', false);
        foreach (var c in text)
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word.Append(c);
            }
            else if (c is '"' or '\'') (quote, isWord) = (c, true);
            else if (c is '&' or '|' or ';' or '\n' or '(' or ')' && !EndsInVariable(word)) EndCommand();
            else if (char.IsWhiteSpace(c)) EndWord();
            else word.Append(c);
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

    /// <summary>Returns a command that is already split into words, with the commands inside its words.</summary>
    public static IEnumerable<IReadOnlyList<string>> CommandsOf(IReadOnlyList<string> words) =>
        words.Count == 0 ? [] : [words, .. words.Where(word => word.Any(char.IsWhiteSpace) && !word.StartsWith('[')).SelectMany(Commands)];

    static bool EndsInVariable(StringBuilder word) => word.Length > 0 && word[^1] == '$';

    static List<string>? AsJson(string text)
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

using System.Text;

namespace Evolution.Spotting.Compose;

/// <summary>Splits a command line into words as a shell does, without executing anything.</summary>
static class ShellWords
{
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isWord = false;
        var quote = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '\\' && quote != '\'' && at + 1 < text.Length)
            {
                var escaped = text[++at];
                if (escaped == '\n') continue;
                if (quote == '"' && escaped is not ('"' or '\\' or '$' or '`')) word.Append('\\');
                word.Append(escaped);
                isWord = true;
            }
            else if (quote != '\0' && letter == quote) quote = '\0';
            else if (quote == '\0' && letter is '"' or '\'')
            {
                quote = letter;
                isWord = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(letter))
            {
                if (isWord) words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
            else
            {
                word.Append(letter);
                isWord = true;
            }
        }
        if (isWord) words.Add(word.ToString());
        return words;
    }
}

using System.Text;

namespace Evolution.Spotting.Compose;

/// <summary>Splits a command line into words as a shell does.</summary>
static class ShellWords
{
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isWord = false;
        var quote = '\0';
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\\' && quote != '\'' && index + 1 < text.Length)
            {
                var escaped = text[++index];
                if (escaped == '\n') continue;
                if (quote == '"' && escaped is not ('"' or '\\' or '$' or '`')) word.Append('\\');
                word.Append(escaped);
                isWord = true;
            }
            else if (quote != '\0' && character == quote) quote = '\0';
            else if (quote == '\0' && character is '"' or '\'')
            {
                quote = character;
                isWord = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(character))
            {
                if (isWord) words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
            else
            {
                word.Append(character);
                isWord = true;
            }
        }
        if (isWord) words.Add(word.ToString());
        return words;
    }
}

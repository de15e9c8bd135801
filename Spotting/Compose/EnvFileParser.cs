using System.Text.RegularExpressions;

namespace Evolution.Spotting.Compose;

/// <summary>Parses environment files in the format of Compose: comments, <c>export</c>, and quoted values that can span several lines. Other lines are skipped.</summary>
static partial class EnvFileParser
{
    /// <summary>Parses the variables, in order.</summary>
    public static IReadOnlyList<EnvVariable> Parse(string text)
    {
        var variables = new List<EnvVariable>();
        var unclosedQuotes = new HashSet<char>();
        var lineNumber = 1;
        for (var position = 0; position < text.Length;)
        {
            var end = text.IndexOf('\n', position) is >= 0 and var lineEnd ? lineEnd : text.Length;
            var line = lineNumber++;
            if (Assignment().Match(text, position, end - position) is { Success: true } assignment)
            {
                var name = assignment.Groups["name"].Value;
                var valueStart = assignment.Index + assignment.Length;
                var quote = valueStart < end ? text[valueStart] : '\0';
                if (!assignment.Groups["sign"].Success) variables.Add(new(name, null, line, IsLiteral: true));
                else if (quote is '"' or '\'' && FindClosingQuote(text, valueStart, unclosedQuotes) is { } closingQuote)
                {
                    var value = text[(valueStart + 1)..closingQuote];
                    variables.Add(new(name, quote == '"' ? Unescape(value) : value, line, IsLiteral: quote == '\''));
                    lineNumber += value.Count(character => character == '\n');
                    end = text.IndexOf('\n', closingQuote) is >= 0 and var nextLineEnd ? nextLineEnd : text.Length;
                }
                else variables.Add(new(name, ParseUnquoted(text[valueStart..end]), line, IsLiteral: false));
            }
            position = end + 1;
        }
        return variables;
    }

    static string ParseUnquoted(string value) => Comment().Replace(value, "").Trim();

    // If a quote has no closing quote, later ones have none either. Searching for each would take quadratic time.
    static int? FindClosingQuote(string text, int openingQuote, HashSet<char> unclosedQuotes)
    {
        if (unclosedQuotes.Contains(text[openingQuote])) return null;
        for (var position = openingQuote + 1; position < text.Length; position++)
        {
            if (text[position] == '\\' && text[openingQuote] == '"') position++;
            else if (text[position] == text[openingQuote]) return position;
        }
        unclosedQuotes.Add(text[openingQuote]);
        return null;
    }

    static string Unescape(string value) => value.Contains('\\')
        ? EscapeSequence().Replace(value, escape => escape.Groups[1].Value switch { "n" => "\n", "r" => "\r", "t" => "\t", "$" => "$$", var other => other })
        : value;

    [GeneratedRegex(@"^[ \t]*(?:export[ \t]+)?(?<name>[A-Za-z_][A-Za-z0-9_.\-]*)[ \t]*(?:(?<sign>[=:])[ \t]*|\r?\z)")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?:^|[ \t])#.*$", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex EscapeSequence();
}

/// <summary>A variable in an environment file.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">The value without quotes; null if the line only has a name.</param>
/// <param name="Line">The line, starting at 1.</param>
/// <param name="IsLiteral">Whether references to variables in the value are not replaced, as in single quotes.</param>
sealed record EnvVariable(string Name, string? Value, int Line, bool IsLiteral);

using System.Text.RegularExpressions;

namespace Evolution.Spotting.Compose;

/// <summary>Parses environment files in the format of Compose: comments, <c>export</c>, and quoted values that can span several lines. Other lines are skipped.</summary>
static partial class EnvFileParser
{
    /// <summary>Parses the variables, in order.</summary>
    public static IReadOnlyList<EnvVariable> Parse(string text)
    {
        var variables = new List<EnvVariable>();
        var unclosed = new HashSet<char>();
        var lineNumber = 1;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            var line = lineNumber++;
            if (Assignment().Match(text, at, end - at) is { Success: true } start)
            {
                var name = start.Groups["name"].Value;
                var from = start.Index + start.Length;
                var quote = from < end ? text[from] : '\0';
                if (!start.Groups["sign"].Success) variables.Add(new(name, null, line, IsLiteral: true));
                else if (quote is '"' or '\'' && FindClosingQuote(text, from, unclosed) is { } close)
                {
                    var value = text[(from + 1)..close];
                    variables.Add(new(name, quote == '"' ? Unescape(value) : value, line, IsLiteral: quote == '\''));
                    lineNumber += value.Count(character => character == '\n');
                    end = text.IndexOf('\n', close) is >= 0 and var after ? after : text.Length;
                }
                else variables.Add(new(name, ParseUnquoted(text[from..end]), line, IsLiteral: false));
            }
            at = end + 1;
        }
        return variables;
    }

    static string ParseUnquoted(string rest) => Comment().Replace(rest, "").Trim();

    // A quote character without a closing one has none later either. Searching again for each would take quadratic time.
    static int? FindClosingQuote(string text, int open, HashSet<char> unclosed)
    {
        if (unclosed.Contains(text[open])) return null;
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == '\\' && text[open] == '"') at++;
            else if (text[at] == text[open]) return at;
        }
        unclosed.Add(text[open]);
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

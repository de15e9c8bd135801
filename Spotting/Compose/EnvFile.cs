using System.Text.RegularExpressions;

namespace Evolution.Spotting.Compose;

/// <summary>Reads environment files in Compose's dialect: comments, <c>export</c>, quoted values that can span several lines. Other lines are skipped.</summary>
static partial class EnvFile
{
    /// <summary>Reads the variables in order.</summary>
    public static IReadOnlyList<EnvLine> Read(string text)
    {
        var lines = new List<EnvLine>();
        var unclosed = new HashSet<char>();
        var number = 1;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            var line = number++;
            if (Start().Match(text, at, end - at) is { Success: true } start)
            {
                var name = start.Groups["name"].Value;
                var from = start.Index + start.Length;
                var quote = from < end ? text[from] : '\0';
                if (!start.Groups["sign"].Success) lines.Add(new(name, null, line, IsLiteral: true));
                else if (quote is '"' or '\'' && Closing(text, from, unclosed) is { } close)
                {
                    var value = text[(from + 1)..close];
                    lines.Add(new(name, quote == '"' ? Unescaped(value) : value, line, IsLiteral: quote == '\''));
                    number += value.Count(letter => letter == '\n');
                    end = text.IndexOf('\n', close) is >= 0 and var after ? after : text.Length;
                }
                else lines.Add(new(name, Plain(text[from..end]), line, IsLiteral: false));
            }
            at = end + 1;
        }
        return lines;
    }

    static string Plain(string rest) => Comment().Replace(rest, "").Trim();

    // A kind of quote that was once not closed is not closed later either; searching again for each would take quadratic time.
    static int? Closing(string text, int open, HashSet<char> unclosed)
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

    static string Unescaped(string value) => value.Contains('\\')
        ? Escape().Replace(value, escape => escape.Groups[1].Value switch { "n" => "\n", "r" => "\r", "t" => "\t", "$" => "$$", var other => other })
        : value;

    [GeneratedRegex(@"^[ \t]*(?:export[ \t]+)?(?<name>[A-Za-z_][A-Za-z0-9_.\-]*)[ \t]*(?:(?<sign>[=:])[ \t]*|\r?\z)")]
    private static partial Regex Start();

    [GeneratedRegex(@"(?:^|[ \t])#.*$", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}

/// <summary>A variable in an environment file.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">The value without quotes; null if the line has only the name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="IsLiteral">Whether variables in the value are not replaced, as in single quotes.</param>
sealed record EnvLine(string Name, string? Value, int Line, bool IsLiteral);

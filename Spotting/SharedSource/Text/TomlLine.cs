using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.SharedSource.Text;

/// <summary>A line of a TOML file: enough of it to find dependencies, whose tables hold texts, lists of texts and inline tables.</summary>
/// <param name="Table">The table, with its keys joined by dots.</param>
/// <param name="Key">The key; that of the list for a line inside of a list.</param>
/// <param name="Value">What stands behind the key, or the line of the list.</param>
/// <param name="Line">The line, from 1.</param>
sealed partial record TomlLine(string Table, string Key, string Value, int Line)
{
    /// <summary>The value as a text; null where it is none.</summary>
    public string? Text => Value.Length > 1 && Value[0] is '"' or '\'' && Value[^1] == Value[0] ? Value[1..^1] : null;

    /// <summary>A text of the inline table that the value is; null where it is none or has none.</summary>
    public string? Inline(string key) => Field().Matches(Value).FirstOrDefault(field => field.Groups["key"].Value == key)?.Groups["text"].Value;

    public bool IsWorkspace => Key.EndsWith(".workspace", StringComparison.Ordinal) ? Value == "true" : WorkspaceField().IsMatch(Value);

    public IEnumerable<string> Texts => Quoted().Matches(Value).Select(text => text.Groups["text"].Value);

    /// <summary>All lines with a value.</summary>
    public static IReadOnlyList<TomlLine> Read(string text, string file)
    {
        if (text.Contains('\0')) throw new UnreadableException(new(file, 1), "this is no TOML");
        var (lines, table, key, inside, number, longText) = (new List<TomlLine>(), "", "", 0, 0, (string?)null);
        foreach (var raw in text.Split('\n'))
        {
            number++;
            if (longText is not null)
            {
                if (raw.Contains(longText, StringComparison.Ordinal)) longText = null;
                continue;
            }
            var line = WithoutComment(raw).Trim();
            if (line.Length == 0) continue;
            if (inside > 0)
            {
                lines.Add(new(table, key, line, number));
                inside += Opened(line);
                continue;
            }
            if (line[0] == '[')
            {
                table = string.Join('.', line.Trim('[', ']', ' ').Split('.').Select(part => part.Trim(' ', '"', '\'')));
                continue;
            }
            if (line.IndexOf('=') is not (> 0 and var equals)) continue;
            key = string.Join('.', line[..equals].Split('.').Select(part => part.Trim(' ', '\t', '"', '\'')));
            var value = line[(equals + 1)..].Trim();
            longText = new[] { "\"\"\"", "'''" }.FirstOrDefault(quotes => value.StartsWith(quotes, StringComparison.Ordinal) && value.IndexOf(quotes, 3, StringComparison.Ordinal) < 0);
            if (longText is not null) continue;
            lines.Add(new(table, key, value, number));
            inside = Math.Max(0, Opened(value));
        }
        return lines;
    }

    static string WithoutComment(string line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (quote != '\0') quote = line[i] == quote ? '\0' : quote;
            else if (line[i] is '"' or '\'') quote = line[i];
            else if (line[i] == '#') return line[..i];
        }
        return line;
    }

    static int Opened(string line)
    {
        var (open, quote) = (0, '\0');
        foreach (var c in line)
        {
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c is '[' or '{') open++;
            else if (c is ']' or '}') open--;
        }
        return open;
    }

    [GeneratedRegex("""(?<key>[\w-]{1,60})\s{0,9}=\s{0,9}["'](?<text>[^"']*)["']""")]
    private static partial Regex Field();

    [GeneratedRegex(@"\bworkspace\s*=\s*true")]
    private static partial Regex WorkspaceField();

    [GeneratedRegex("""["'](?<text>[^"']*)["']""")]
    private static partial Regex Quoted();
}

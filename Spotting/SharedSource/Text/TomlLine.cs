using Evolution.Spotting.Documents;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Evolution.Spotting.SharedSource.Text;

/// <summary>A value of a TOML file, as far as dependencies need it: a string, one item of a list, or an inline table.</summary>
/// <param name="Table">The table, with its keys joined by dots.</param>
/// <param name="Key">The key, or that of the list for one of its items.</param>
/// <param name="Value">The value as it is written.</param>
/// <param name="Line">The line, from 1.</param>
sealed record TomlLine(string Table, string Key, string Value, int Line)
{
    const int MaxDepth = 64;

    /// <summary>The fields of an inline table, by key: strings without quotes, and other values as they are written.</summary>
    IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The value as a string; null if it is not a string.</summary>
    public string? Text { get; private init; }

    /// <summary>Returns a field of the inline table; null if the value is not an inline table or lacks the field.</summary>
    public string? Inline(string key) => Fields.GetValueOrDefault(key);

    public bool IsWorkspace => Key.EndsWith(".workspace", StringComparison.Ordinal) ? Value == "true" : Inline("workspace") == "true";

    /// <summary>Reads all values of a file; broken ones are skipped.</summary>
    /// <exception cref="UnreadableException">The file is not text, or is nested deeper than any hand-written file.</exception>
    public static IReadOnlyList<TomlLine> Read(string text, string file)
    {
        if (text.Contains('\0')) throw new UnreadableException(new(file, 1), "this is no TOML");
        DocumentSyntax document;
        try
        {
            document = SyntaxParser.Parse(text, new TomlSerializerOptions { MaxDepth = MaxDepth }, file, validate: false);
        }
        catch (TomlException)
        {
            throw new UnreadableException(new(file, 1), $"this is not TOML, or nested deeper than {MaxDepth} levels");
        }
        return [.. document.KeyValues.SelectMany(pair => Values("", pair)), .. document.Tables.SelectMany(table => table.Items.SelectMany(pair => Values(Joined(table.Name), pair)))];
    }

    static IEnumerable<TomlLine> Values(string table, KeyValueSyntax pair) => pair.Value is ArraySyntax list
        ? list.Items.Select(item => Of(table, Joined(pair.Key), item.Value))
        : [Of(table, Joined(pair.Key), pair.Value)];

    static TomlLine Of(string table, string key, ValueSyntax? value) => new(table, key, Written(value), (value?.Span.Start.Line ?? 0) + 1)
    {
        Text = (value as StringValueSyntax)?.Value,
        Fields = value is not InlineTableSyntax fields ? new Dictionary<string, string>() : fields.Items
            .Select(item => item.KeyValue).OfType<KeyValueSyntax>()
            .DistinctBy(field => Joined(field.Key))
            .ToDictionary(field => Joined(field.Key), field => (field.Value as StringValueSyntax)?.Value ?? Written(field.Value)),
    };

    static string Written(SyntaxNode? node) => $"{node}".Trim();

    static string Joined(KeySyntax? key) => key is null ? "" : string.Join('.', key.DotKeys.Select(part => part.Key).Prepend(key.Key).Select(Name));

    static string Name(BareKeyOrStringValueSyntax? part) => part is StringValueSyntax quoted ? quoted.Value ?? "" : Written(part);
}

using Evolution.Spotting.Documents;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Evolution.Spotting.SharedSource.Text;

/// <summary>A value in a TOML file: a string, an item in an array, or an inline table.</summary>
/// <param name="Table">The table, with its keys joined by dots.</param>
/// <param name="Key">The key; for an item in an array, the key of the array.</param>
/// <param name="Value">The value as written.</param>
/// <param name="Line">The line, starting at 1.</param>
sealed record TomlValue(string Table, string Key, string Value, int Line)
{
    const int MaxDepth = 64;

    /// <summary>The fields of an inline table, by key: strings without quotes, and other values as written.</summary>
    IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The value as a string; null if it is not a string.</summary>
    public string? Text { get; private init; }

    /// <summary>Returns a field of the inline table; null if the value is not an inline table or lacks the field.</summary>
    public string? GetField(string key) => Fields.GetValueOrDefault(key);

    public bool IsWorkspace => Key.EndsWith(".workspace", StringComparison.Ordinal) ? Value == "true" : GetField("workspace") == "true";

    /// <summary>Reads all values in a file; malformed ones are skipped.</summary>
    /// <exception cref="UnreadableFileException">The file is not TOML, or is nested too deeply.</exception>
    public static IReadOnlyList<TomlValue> Read(string text, string file)
    {
        if (text.Contains('\0')) throw new UnreadableFileException(new(file, 1), "the file is not TOML");
        DocumentSyntax document;
        try
        {
            document = SyntaxParser.Parse(text, new TomlSerializerOptions { MaxDepth = MaxDepth }, file, validate: false);
        }
        // Tomlyn throws ArgumentOutOfRangeException for a file that ends within an escape, because it cannot format the end of the file in its message.
        catch (Exception exception) when (exception is TomlException or ArgumentOutOfRangeException)
        {
            throw new UnreadableFileException(new(file, 1), $"the file is not TOML, or is nested more than {MaxDepth} levels deep");
        }
        return [.. document.KeyValues.SelectMany(pair => CreateAll("", pair)), .. document.Tables.SelectMany(table => table.Items.SelectMany(pair => CreateAll(JoinKey(table.Name), pair)))];
    }

    static IEnumerable<TomlValue> CreateAll(string table, KeyValueSyntax pair) => pair.Value is ArraySyntax array
        ? array.Items.Select(item => Create(table, JoinKey(pair.Key), item.Value))
        : [Create(table, JoinKey(pair.Key), pair.Value)];

    static TomlValue Create(string table, string key, ValueSyntax? value) => new(table, key, GetText(value), (value?.Span.Start.Line ?? 0) + 1)
    {
        Text = (value as StringValueSyntax)?.Value,
        Fields = value is not InlineTableSyntax fields ? new Dictionary<string, string>() : fields.Items
            .Select(item => item.KeyValue).OfType<KeyValueSyntax>()
            .DistinctBy(field => JoinKey(field.Key))
            .ToDictionary(field => JoinKey(field.Key), field => (field.Value as StringValueSyntax)?.Value ?? GetText(field.Value)),
    };

    static string GetText(SyntaxNode? node) => $"{node}".Trim();

    static string JoinKey(KeySyntax? key) => key is null ? "" : string.Join('.', key.DotKeys.Select(part => part.Key).Prepend(key.Key).Select(GetKeyPart));

    static string GetKeyPart(BareKeyOrStringValueSyntax? part) => part is StringValueSyntax quoted ? quoted.Value ?? "" : GetText(part);
}

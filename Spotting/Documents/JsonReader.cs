using System.Text;
using System.Text.Json;

namespace Evolution.Spotting.Documents;

/// <summary>Reads JSON, including comments and trailing commas, into the same tree as YAML.</summary>
public static class JsonReader
{
    static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = YamlReader.MaxDepth };

    /// <summary>Reads one document.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="file">The file name for messages.</param>
    /// <exception cref="UnreadableFileException">The text is not JSON, or exceeds a limit of <see cref="YamlReader"/>.</exception>
    public static Node Read(string text, string file)
    {
        var json = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        var lines = new LineCounter(json);
        try
        {
            var reader = new Utf8JsonReader(json, Lenient);
            var openNodes = new Stack<NodeBuilder>();
            Node root = new ScalarNode(1, null);
            while (reader.Read())
            {
                var line = lines.GetLineAt((int)reader.TokenStartIndex);
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    openNodes.Push(reader.TokenType is JsonTokenType.StartObject ? new MapBuilder(line, null, default) : new ListBuilder(line, null, default));
                    continue;
                }
                var completed = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? openNodes.Pop() : null;
                var (node, size) = completed is null ? (new ScalarNode(line, GetText(reader)), 1) : (completed.Build(), completed.Size);
                if (size > YamlReader.MaxValues) throw new UnreadableFileException(new(file, node.Line), $"the document expands to more than {YamlReader.MaxValues:N0} values");
                if (openNodes.TryPeek(out var parent)) parent.Add(node, size, isPlain: false);
                else root = node;
            }
            return root;
        }
        catch (JsonException exception)
        {
            throw new UnreadableFileException(new(file, (int)(exception.LineNumber ?? 0) + 1), $"the file is not valid JSON: {exception.Message}");
        }
        // GetString throws this exception for an unpaired surrogate.
        catch (InvalidOperationException exception)
        {
            throw new UnreadableFileException(new(file, lines.Line), $"the file is not valid JSON: {exception.Message}");
        }
    }

    static string? GetText(Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString(),
        _ => Encoding.UTF8.GetString(reader.ValueSpan),
    };
}

using System.Text;
using System.Text.Json;

namespace Evolution.Spotting.Documents;

/// <summary>Reads JSON, including comments and trailing commas, into the same tree as YAML.</summary>
public static class JsonReader
{
    static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = YamlReader.MaxDepth };

    /// <summary>Reads one document.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="file">The name of the file in messages.</param>
    /// <exception cref="UnreadableException">The text is not JSON, or exceeds a limit of <see cref="YamlReader"/>.</exception>
    public static Node Read(string text, string file)
    {
        var json = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        var lines = new LineCounter(json);
        try
        {
            var reader = new Utf8JsonReader(json, Lenient);
            var open = new Stack<OpenNode>();
            Node root = new ScalarNode(1, null);
            while (reader.Read())
            {
                var line = lines.At((int)reader.TokenStartIndex);
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    open.Push(reader.TokenType is JsonTokenType.StartObject ? new OpenMap(line, null, default) : new OpenList(line, null, default));
                    continue;
                }
                var ended = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? open.Pop() : null;
                var (node, size) = ended is null ? (new ScalarNode(line, TextOf(reader)), 1) : (ended.Close(), ended.Size);
                if (size > YamlReader.MaxValues) throw new UnreadableException(new(file, node.Line), $"it comes to more than {YamlReader.MaxValues:N0} values");
                if (open.TryPeek(out var parent)) parent.Add(node, size, isPlain: false);
                else root = node;
            }
            return root;
        }
        catch (JsonException exception)
        {
            throw new UnreadableException(new(file, (int)(exception.LineNumber ?? 0) + 1), $"this is no JSON: {exception.Message}");
        }
        // GetString throws it for half a surrogate pair.
        catch (InvalidOperationException exception)
        {
            throw new UnreadableException(new(file, lines.Line), $"this is no JSON: {exception.Message}");
        }
    }

    static string? TextOf(Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString(),
        _ => Encoding.UTF8.GetString(reader.ValueSpan),
    };
}

using System.Text;
using System.Text.Json;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.SharedSource.Text;

/// <summary>Reads JSON with the line of every value. The YAML reader would reject tabs, which are common in JSON.</summary>
static class JsonTree
{
    static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = YamlReader.MaxDepth };

    /// <exception cref="UnreadableFileException">The text is not JSON, or is nested too deep.</exception>
    public static Node Read(string text, string file)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, Options);
        var openNodes = new Stack<(int Line, List<Node>? Items, List<Entry> Pairs, string Key, int KeyLine)>();
        var (line, lastPosition, key, keyLine) = (1, 0, "", 1);
        try
        {
            while (reader.Read())
            {
                line += bytes.AsSpan(lastPosition..(int)reader.TokenStartIndex).Count((byte)'\n');
                lastPosition = (int)reader.TokenStartIndex;
                Node? node = null;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName: (key, keyLine) = (reader.GetString()!, line); continue;
                    case JsonTokenType.StartObject: openNodes.Push((line, null, [], key, keyLine)); continue;
                    case JsonTokenType.StartArray: openNodes.Push((line, [], [], key, keyLine)); continue;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        var completed = openNodes.Pop();
                        node = completed.Items is { } items ? new ListNode(completed.Line, items) : new MapNode(completed.Line, completed.Pairs);
                        (key, keyLine) = (completed.Key, completed.KeyLine);
                        break;
                    case JsonTokenType.String: node = new ScalarNode(line, reader.GetString()); break;
                    case JsonTokenType.Null: node = new ScalarNode(line, null); break;
                    default: node = new ScalarNode(line, Encoding.UTF8.GetString(reader.ValueSpan)); break;
                }
                if (!openNodes.TryPeek(out var parent)) return node;
                if (parent.Items is { } list) list.Add(node);
                else parent.Pairs.Add(new(key, keyLine, node));
            }
        }
        catch (JsonException exception)
        {
            throw new UnreadableFileException(new(file, (int)(exception.LineNumber ?? 0) + 1), "this is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableFileException(new(file, line), "a string is not valid Unicode");
        }
        throw new UnreadableFileException(new(file, 1), "this is not valid JSON");
    }
}

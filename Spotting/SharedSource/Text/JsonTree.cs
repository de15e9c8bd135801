using System.Text;
using System.Text.Json;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.SharedSource.Text;

/// <summary>Reads JSON with the line of every value. The YAML reader would reject tabs, a common indentation in JSON.</summary>
static class JsonTree
{
    static readonly JsonReaderOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = YamlReader.MaxDepth };

    /// <exception cref="UnreadableException">The text is not JSON, or is nested too deep.</exception>
    public static Node Read(string text, string file)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, Tolerant);
        var open = new Stack<(int Line, List<Node>? Items, List<Entry> Pairs, string Key, int KeyLine)>();
        var (line, counted, key, keyLine) = (1, 0, "", 1);
        try
        {
            while (reader.Read())
            {
                line += bytes.AsSpan(counted..(int)reader.TokenStartIndex).Count((byte)'\n');
                counted = (int)reader.TokenStartIndex;
                Node? node = null;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName: (key, keyLine) = (reader.GetString()!, line); continue;
                    case JsonTokenType.StartObject: open.Push((line, null, [], key, keyLine)); continue;
                    case JsonTokenType.StartArray: open.Push((line, [], [], key, keyLine)); continue;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        var ended = open.Pop();
                        node = ended.Items is { } items ? new ListNode(ended.Line, items) : new MapNode(ended.Line, ended.Pairs);
                        (key, keyLine) = (ended.Key, ended.KeyLine);
                        break;
                    case JsonTokenType.String: node = new ScalarNode(line, reader.GetString()); break;
                    case JsonTokenType.Null: node = new ScalarNode(line, null); break;
                    default: node = new ScalarNode(line, Encoding.UTF8.GetString(reader.ValueSpan)); break;
                }
                if (!open.TryPeek(out var parent)) return node;
                if (parent.Items is { } list) list.Add(node);
                else parent.Pairs.Add(new(key, keyLine, node));
            }
        }
        catch (JsonException exception)
        {
            throw new UnreadableException(new(file, (int)(exception.LineNumber ?? 0) + 1), "this is no JSON");
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableException(new(file, line), "a text in it is no valid Unicode");
        }
        throw new UnreadableException(new(file, 1), "this is no JSON");
    }
}

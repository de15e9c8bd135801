using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scalar = YamlDotNet.Core.Events.Scalar;

namespace Evolution.Spotting.Documents;

/// <summary>
/// Reads YAML, which includes JSON, from parser events: the library builds its own trees by recursion, which a deeply nested
/// document overflows. Aliases are shared, not copied; their expanded size is counted and limited.
/// </summary>
public static class YamlReader
{
    /// <summary>The maximum nesting depth of lists and mappings.</summary>
    public const int MaxDepth = 100;

    /// <summary>The maximum number of values of a document with every alias expanded.</summary>
    public const long MaxValues = 1_000_000;

    /// <summary>The maximum number of keys and values that the aliases of a stream can repeat: far more than real files need, and few enough to process one by one.</summary>
    public const long MaxRepeatedNodes = 100_000;

    /// <summary>Reads all documents of a stream.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The name of the file in messages.</param>
    /// <exception cref="UnreadableException">The text is not YAML, or exceeds a limit.</exception>
    public static IReadOnlyList<Node> Read(string text, string file)
    {
        try
        {
            var documents = new List<Node>();
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            var tree = new TreeBuilder(file);
            while (MoveNext(parser, file))
            {
                switch (parser.Current)
                {
                    case DocumentStart: tree.BeginDocument(); break;
                    case Scalar scalar: tree.Add(scalar); break;
                    case AnchorAlias alias: tree.Add(alias); break;
                    case SequenceStart list: tree.Begin(list); break;
                    case MappingStart map: tree.Begin(map); break;
                    case SequenceEnd or MappingEnd: tree.End(); break;
                    case DocumentEnd when tree.Root is { } root: documents.Add(root); break;
                }
            }
            return documents;
        }
        catch (YamlException exception)
        {
            throw new UnreadableException(new(file, (int)Math.Max(1, exception.Start.Line)), $"this is no YAML: {exception.Message}");
        }
    }

    static bool MoveNext(Parser parser, string file)
    {
        try
        {
            return parser.MoveNext();
        }
        // The library's scanner throws these for half a surrogate pair and for text that confuses it.
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new UnreadableException(new(file, (int)Math.Max(1, parser.Current?.End.Line ?? 1)), "this is no YAML: what follows here makes no sense");
        }
    }
}

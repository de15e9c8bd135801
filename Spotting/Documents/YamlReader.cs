using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scalar = YamlDotNet.Core.Events.Scalar;

namespace Evolution.Spotting.Documents;

/// <summary>
/// Reads YAML, and so JSON, from parser events, since the library's own trees are built by recursion, which a deeply nested
/// document overflows. Aliases are shared, not copied; what they would come to is counted and limited.
/// </summary>
public static class YamlReader
{
    /// <summary>How deep lists and mappings may be nested.</summary>
    public const int MaxDepth = 100;

    /// <summary>How many values a document may come to when every alias is written out.</summary>
    public const long MaxValues = 1_000_000;

    /// <summary>How many keys and values the aliases of a stream may repeat: far more than people share, and few enough to be looked at one by one.</summary>
    public const long MaxRepeatedNodes = 100_000;

    /// <summary>Reads all documents of a stream.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="UnreadableException">It is no YAML, or goes beyond a limit.</exception>
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
        catch (YamlException wrong)
        {
            throw new UnreadableException(new(file, (int)Math.Max(1, wrong.Start.Line)), $"this is no YAML: {wrong.Message}");
        }
    }

    static bool MoveNext(Parser parser, string file)
    {
        try
        {
            return parser.MoveNext();
        }
        // What the library's scanner says of half a surrogate pair, and of text in which it loses its way.
        catch (Exception lost) when (lost is ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new UnreadableException(new(file, (int)Math.Max(1, parser.Current?.End.Line ?? 1)), "this is no YAML: what follows here makes no sense");
        }
    }
}

using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scalar = YamlDotNet.Core.Events.Scalar;

namespace Evolution.Spotting.Documents;

/// <summary>
/// Reads YAML, which includes JSON, from parser events: the library builds trees recursively, so that a deeply nested document would
/// overflow the stack. Aliases are shared, not copied; their expanded size is limited.
/// </summary>
public static class YamlReader
{
    /// <summary>The maximum nesting depth of lists and mappings.</summary>
    public const int MaxDepth = 100;

    /// <summary>The maximum number of values of a document with every alias expanded.</summary>
    public const long MaxValues = 1_000_000;

    /// <summary>The maximum number of keys and values that the aliases of a stream can repeat: more than real files need, and few enough to process.</summary>
    public const long MaxRepeatedNodes = 100_000;

    /// <summary>Reads all documents in a stream.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The file name for messages.</param>
    /// <exception cref="UnreadableFileException">The text is not YAML, or exceeds a limit.</exception>
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
            throw new UnreadableFileException(new(file, (int)Math.Max(1, exception.Start.Line)), $"the file is not valid YAML: {exception.Message}");
        }
    }

    static bool MoveNext(Parser parser, string file)
    {
        try
        {
            return parser.MoveNext();
        }
        // The scanner throws these exceptions for unpaired surrogates and for some malformed text.
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new UnreadableFileException(new(file, (int)Math.Max(1, parser.Current?.End.Line ?? 1)), "the file is not valid YAML: the text after this line cannot be parsed");
        }
    }
}

using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Reads the imports of a Go file. They precede everything else, so that reading ends early.</summary>
static partial class GoImports
{
    public static IReadOnlyList<(string Path, int Line)> Read(string text, string file)
    {
        var found = new List<(string, int)>();
        var (number, isOpen) = (0, false);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsSpan(range).Trim();
            if (isOpen && line is [')', ..]) isOpen = false;
            else if (line.StartsWith("import"))
            {
                isOpen = line.Contains('(') && !line.Contains(')');
                Add(line);
            }
            else if (isOpen) Add(line);
            else if (line.StartsWith("func ") || line.StartsWith("type ") || line.StartsWith("var ") || line.StartsWith("const ")) break;
        }
        return found;

        void Add(ReadOnlySpan<char> line)
        {
            if (!line.StartsWith("//") && Quoted().Match(line.ToString()) is { Success: true } path) found.Add((path.Groups["path"].Value, number));
        }
    }

    [GeneratedRegex("""["`](?<path>[^"`]+)["`]""")]
    private static partial Regex Quoted();
}

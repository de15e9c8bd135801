using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Reads the imports of a Go file. They precede all other declarations, so only the beginning of the file is read.</summary>
static partial class GoImports
{
    public static IReadOnlyList<(string Path, int Line)> Read(string text, string file)
    {
        var found = new List<(string, int)>();
        var (lineNumber, isInBlock) = (0, false);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            lineNumber++;
            var line = text.AsSpan(range).Trim();
            if (isInBlock && line is [')', ..]) isInBlock = false;
            else if (line.StartsWith("import"))
            {
                isInBlock = line.Contains('(') && !line.Contains(')');
                AddImport(line);
            }
            else if (isInBlock) AddImport(line);
            else if (line.StartsWith("func ") || line.StartsWith("type ") || line.StartsWith("var ") || line.StartsWith("const ")) break;
        }
        return found;

        void AddImport(ReadOnlySpan<char> line)
        {
            if (!line.StartsWith("//") && QuotedPath().Match(line.ToString()) is { Success: true } path) found.Add((path.Groups["path"].Value, lineNumber));
        }
    }

    [GeneratedRegex("""["`](?<path>[^"`]+)["`]""")]
    private static partial Regex QuotedPath();
}

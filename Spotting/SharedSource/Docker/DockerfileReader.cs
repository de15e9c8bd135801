using System.Text;
using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>Splits a Dockerfile into instructions. Supports comments, continued lines, here-documents and the escape directive.</summary>
static partial class DockerfileReader
{
    public static IReadOnlyList<DockerInstruction> Read(string text, string file)
    {
        if (text.Contains('\0')) throw new UnreadableFileException(new(file, 1), "the file is not a Dockerfile");
        var lines = text.Split('\n');
        var escape = EscapeDirective().Match(text) is { Success: true } directive ? directive.Groups[1].Value[0] : '\\';
        var instructions = new List<DockerInstruction>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsSkipped(lines[i])) continue;
            var firstLine = i + 1;
            var instruction = new StringBuilder();
            for (; i < lines.Length; i++)
            {
                if (IsSkipped(lines[i])) continue;
                var line = lines[i].TrimEnd();
                if (!line.EndsWith(escape))
                {
                    instruction.Append(line);
                    break;
                }
                instruction.Append(line, 0, line.Length - 1).Append(' ');
            }
            var words = instruction.ToString().Trim().Split((char[])[' ', '\t'], 2, StringSplitOptions.TrimEntries);
            var (name, rest) = (words[0].ToUpperInvariant(), words.Length > 1 ? words[1] : "");
            if (name is "RUN" or "COPY" or "ADD" && HereDocument().Match(rest) is { Success: true } hereDocument)
            {
                var body = new StringBuilder(rest.Remove(hereDocument.Index, hereDocument.Length));
                for (i++; i < lines.Length && lines[i].Trim() != hereDocument.Groups["end"].Value; i++) body.Append('\n').Append(lines[i].TrimEnd('\r'));
                // The content of a here-document is not a file in the build context.
                if (name is not "RUN") continue;
                rest = body.ToString();
            }
            instructions.Add(new(name, rest, firstLine));
        }
        return instructions;
    }

    static bool IsSkipped(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    [GeneratedRegex(@"\A\s*#\s*escape\s*=\s*([\\`])", RegexOptions.IgnoreCase)]
    private static partial Regex EscapeDirective();

    [GeneratedRegex("""<<-?["']?(?<end>[A-Za-z_]\w*)["']?""")]
    private static partial Regex HereDocument();
}

using System.Text;
using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>Splits a Dockerfile into its instructions, with support for comments, continued lines, here-documents and another escape character.</summary>
static partial class DockerfileReader
{
    public static IReadOnlyList<DockerInstruction> Read(string text, string file)
    {
        if (text.Contains('\0')) throw new UnreadableException(new(file, 1), "this is no Dockerfile");
        var lines = text.Split('\n');
        var escape = Escape().Match(text) is { Success: true } directive ? directive.Groups[1].Value[0] : '\\';
        var instructions = new List<DockerInstruction>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsSkipped(lines[i])) continue;
            var first = i + 1;
            var whole = new StringBuilder();
            for (; i < lines.Length; i++)
            {
                if (IsSkipped(lines[i])) continue;
                var line = lines[i].TrimEnd();
                if (!line.EndsWith(escape))
                {
                    whole.Append(line);
                    break;
                }
                whole.Append(line, 0, line.Length - 1).Append(' ');
            }
            var words = whole.ToString().Trim().Split((char[])[' ', '\t'], 2, StringSplitOptions.TrimEntries);
            var (name, rest) = (words[0].ToUpperInvariant(), words.Length > 1 ? words[1] : "");
            if (name is "RUN" or "COPY" or "ADD" && HereDocument().Match(rest) is { Success: true } here)
            {
                var body = new StringBuilder(rest.Remove(here.Index, here.Length));
                for (i++; i < lines.Length && lines[i].Trim() != here.Groups["end"].Value; i++) body.Append('\n').Append(lines[i].TrimEnd('\r'));
                // The content that COPY writes from a here-document is not a file of the context.
                if (name is not "RUN") continue;
                rest = body.ToString();
            }
            instructions.Add(new(name, rest, first));
        }
        return instructions;
    }

    static bool IsSkipped(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    [GeneratedRegex(@"\A\s*#\s*escape\s*=\s*([\\`])", RegexOptions.IgnoreCase)]
    private static partial Regex Escape();

    [GeneratedRegex("""<<-?["']?(?<end>[A-Za-z_]\w*)["']?""")]
    private static partial Regex HereDocument();
}

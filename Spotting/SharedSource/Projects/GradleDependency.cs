using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>A dependency on a module, in a build file.</summary>
/// <param name="Module">The module's path, such as <c>:libs:common</c>; in camel case and with dots for a type-safe accessor.</param>
/// <param name="For">The module that has the dependency: null for the file's own module, <c>*</c> for all below it, or a module's path.</param>
/// <param name="Place">The line.</param>
sealed partial record GradleDependency(string Module, string? For, Place Place)
{
    const int MaxDepth = 100;

    public static IReadOnlyList<GradleDependency> Read(string text, string file)
    {
        var found = new List<GradleDependency>();
        var blocks = new Stack<string>();
        var (number, inComment) = (0, false);
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (inComment || line.StartsWith("/*", StringComparison.Ordinal))
            {
                inComment = !line.Contains("*/", StringComparison.Ordinal);
                continue;
            }
            if (line.StartsWith("//", StringComparison.Ordinal)) continue;
            if (blocks.Any(block => block.StartsWith("dependencies", StringComparison.Ordinal)) || line.StartsWith("dependencies", StringComparison.Ordinal))
            {
                if (!line.StartsWith("test", StringComparison.OrdinalIgnoreCase))
                    found.AddRange(Reference().Matches(line).Select(reference => new GradleDependency(reference.Groups["path"] is { Success: true } path ? path.Value : reference.Groups["accessor"].Value, Owner(), new(file, number))));
            }
            foreach (var brace in line.Select((c, at) => (c, at)).Where(one => one.c is '{' or '}'))
            {
                if (brace.c == '}') blocks.TryPop(out _);
                else if (blocks.Count < MaxDepth) blocks.Push(line[..brace.at].Split('{', '}')[^1].Trim());
            }
        }
        return found;

        string? Owner()
        {
            foreach (var block in blocks)
            {
                if (block.StartsWith("subprojects", StringComparison.Ordinal) || block.StartsWith("allprojects", StringComparison.Ordinal) || block.StartsWith("configure(", StringComparison.Ordinal)) return "*";
                if (block.StartsWith("project(", StringComparison.Ordinal) && Reference().Match(block) is { Success: true } named) return named.Groups["path"].Value;
            }
            return null;
        }
    }

    [GeneratedRegex("""\bproject\s*\(?\s*(?:path\s*[:=]\s*)?["'](?<path>:?[\w.:/-]+)["']|\bprojects\.(?<accessor>[\w.]+)""")]
    private static partial Regex Reference();
}

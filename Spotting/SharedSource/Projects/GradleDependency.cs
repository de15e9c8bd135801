using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>A dependency on a module, declared in a build file.</summary>
/// <param name="Module">The path of the module, such as <c>:libs:common</c>, or a type-safe accessor, such as <c>libs.common</c>.</param>
/// <param name="Owner">The path of the module that declares the dependency; null for the build file's own module, <c>*</c> for all modules below it.</param>
/// <param name="Location">The location of the dependency.</param>
sealed partial record GradleDependency(string Module, string? Owner, SourceLocation Location)
{
    const int MaxDepth = 100;

    public static IReadOnlyList<GradleDependency> Read(string text, string file)
    {
        var found = new List<GradleDependency>();
        var blocks = new Stack<string>();
        var (lineNumber, isComment) = (0, false);
        foreach (var rawLine in text.Split('\n'))
        {
            lineNumber++;
            var line = rawLine.Trim();
            if (isComment || line.StartsWith("/*", StringComparison.Ordinal))
            {
                isComment = !line.Contains("*/", StringComparison.Ordinal);
                continue;
            }
            if (line.StartsWith("//", StringComparison.Ordinal)) continue;
            if (blocks.Any(block => block.StartsWith("dependencies", StringComparison.Ordinal)) || line.StartsWith("dependencies", StringComparison.Ordinal))
            {
                if (!line.StartsWith("test", StringComparison.OrdinalIgnoreCase))
                    found.AddRange(ModuleReference().Matches(line).Select(reference => new GradleDependency(reference.Groups["path"] is { Success: true } path ? path.Value : reference.Groups["accessor"].Value, FindOwner(), new(file, lineNumber))));
            }
            foreach (var brace in line.Select((character, index) => (character, index)).Where(item => item.character is '{' or '}'))
            {
                if (brace.character == '}') blocks.TryPop(out _);
                else if (blocks.Count < MaxDepth) blocks.Push(line[..brace.index].Split('{', '}')[^1].Trim());
            }
        }
        return found;

        string? FindOwner()
        {
            foreach (var block in blocks)
            {
                if (block.StartsWith("subprojects", StringComparison.Ordinal) || block.StartsWith("allprojects", StringComparison.Ordinal) || block.StartsWith("configure(", StringComparison.Ordinal)) return "*";
                if (block.StartsWith("project(", StringComparison.Ordinal) && ModuleReference().Match(block) is { Success: true } match) return match.Groups["path"].Value;
            }
            return null;
        }
    }

    [GeneratedRegex("""\bproject\s*\(?\s*(?:path\s*[:=]\s*)?["'](?<path>:?[\w.:/-]+)["']|\bprojects\.(?<accessor>[\w.]+)""")]
    private static partial Regex ModuleReference();
}

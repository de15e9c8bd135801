using System.Text.RegularExpressions;

using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.OwnSource;

/// <summary>Finds addresses in code: quoted strings, each with the name before it.</summary>
static partial class SourceCode
{
    // Longer lines are generated or minified.
    const int LongestLine = 500;

    // Spring's declarative clients have a service's name as their address.
    const string Feign = "@FeignClient";

    /// <summary>Whether it is code that runs in the service.</summary>
    public static bool Is(string file) => FileNames.IsCode(file) && !file.EndsWith(".proto", StringComparison.OrdinalIgnoreCase) && !Test().IsMatch(Paths.NameOf(file));

    /// <summary>Reads the quoted strings as settings.</summary>
    public static IEnumerable<Setting> Settings(string file, string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Length is 0 or > LongestLine || IsComment(line)) continue;
            foreach (Match quoted in Quoted().Matches(line))
            {
                var name = line.Contains(Feign, StringComparison.Ordinal) ? Feign : NameBefore().Match(line[..quoted.Index]) is { Success: true } word ? word.Value : "";
                yield return new(name, quoted.Groups["text"].Value, SettingOrigin.Source, new(file, number));
            }
        }
    }

    static bool IsComment(string line) => line.AsSpan().TrimStart() is ['#', ..] or ['/', '/', ..] or ['*', ..] or ['/', '*', ..];

    [GeneratedRegex("""(?<quote>["'`])(?<text>[^"'`]{1,300})\k<quote>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    /// <summary>The last word before: a variable, a key, a function, or an environment variable whose default follows.</summary>
    [GeneratedRegex(@"[A-Za-z_][\w.]*(?=\W*\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NameBefore();

    [GeneratedRegex(@"([._-](test|tests|spec|mock|min)\.\w+|Tests?\.(cs|java|kt|scala)|^test_.*\.py|_test\.\w+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Test();
}

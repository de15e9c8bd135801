using System.Text.RegularExpressions;

using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.OwnSource;

/// <summary>Finds addresses in code: string literals, each with the preceding name.</summary>
static partial class SourceCode
{
    // Longer lines are generated or minified.
    const int MaxLineLength = 500;

    // Declarative clients in Spring specify the name of a service instead of an address.
    const string FeignAttribute = "@FeignClient";

    /// <summary>Whether a file is code that runs in the service.</summary>
    public static bool IsServiceCode(string file) => FileNames.IsCode(file) && !file.EndsWith(".proto", StringComparison.OrdinalIgnoreCase) && !TestName().IsMatch(Paths.GetName(file));

    /// <summary>Parses the string literals into settings.</summary>
    public static IEnumerable<Setting> Parse(string file, string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Length is 0 or > MaxLineLength || IsComment(line)) continue;
            foreach (Match quoted in QuotedString().Matches(line))
            {
                var name = line.Contains(FeignAttribute, StringComparison.Ordinal) ? FeignAttribute : PrecedingName().Match(line[..quoted.Index]) is { Success: true } word ? word.Value : "";
                yield return new(name, quoted.Groups["text"].Value, SettingOrigin.Source, new(file, number));
            }
        }
    }

    static bool IsComment(string line) => line.AsSpan().TrimStart() is ['#', ..] or ['/', '/', ..] or ['*', ..] or ['/', '*', ..];

    [GeneratedRegex("""(?<quote>["'`])(?<text>[^"'`]{1,300})\k<quote>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedString();

    /// <summary>Matches the last name before a string: a variable, a key, a function, or an environment variable whose default follows.</summary>
    [GeneratedRegex(@"[A-Za-z_][\w.]*(?=\W*\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PrecedingName();

    [GeneratedRegex(@"([._-](test|tests|spec|mock|min)\.\w+|Tests?\.(cs|java|kt|scala)|^test_.*\.py|_test\.\w+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();
}

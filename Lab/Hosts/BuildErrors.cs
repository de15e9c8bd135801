using System.Text.RegularExpressions;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>Picks from a build's output what a person needs first.</summary>
static partial class BuildErrors
{
    /// <summary>The first error that has a code, or else the first error or the last line; without paths.</summary>
    public static string First(SubprocessResult result)
    {
        var errors = result.Lines.Select(line => ErrorLine().Match(line)).Where(match => match.Success).ToArray();
        var first = errors.FirstOrDefault(error => error.Groups["code"].Length > 0) ?? errors.FirstOrDefault();
        var message = first?.Groups["message"].Value ?? result.Tail(1).FirstOrDefault() ?? $"exit code {result.ExitCode}";
        return message.Trim().TrimEnd('.');
    }

    [GeneratedRegex(@"\berror\s*(?<code>[A-Z]+\d+)?\s*:(?<message>.*?)(\[[^\]]*\])?$")]
    private static partial Regex ErrorLine();
}

using System.Text.RegularExpressions;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>Picks from a build's output what a person needs first.</summary>
static partial class BuildErrors
{
    /// <summary>The first error without the path of its file, or the last line where none looks like one.</summary>
    public static string First(SubprocessResult result) =>
        result.Lines.Select(line => ErrorLine().Match(line)).FirstOrDefault(match => match.Success) is { } error
            ? error.Groups["message"].Value.Trim()
            : result.Tail(1).FirstOrDefault() ?? $"exit code {result.ExitCode}";

    [GeneratedRegex(@"\berror\b[^:]*:(?<message>.*?)(\[[^\]]*\])?$")]
    private static partial Regex ErrorLine();
}

using System.Text.RegularExpressions;
using Evolution.Spotting;

namespace Evolution.Board.Spotting;

/// <summary>An error that prevented the analysis, parsed for display.</summary>
public sealed partial class InputError
{
    /// <param name="message">The message: a summary, followed by a line for each reason.</param>
    /// <param name="fileNames">The files that can be shown.</param>
    public InputError(string message, IReadOnlySet<string> fileNames)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Summary = lines is [var first, ..] ? first : message;
        Reasons = [.. lines.Skip(1).Select(line => ParseReason(line.Trim(), fileNames))];
    }

    /// <summary>The error in one sentence.</summary>
    public string Summary { get; }

    /// <summary>The reasons, each with the location it refers to; null if there is none.</summary>
    public IReadOnlyList<(SourceLocation? Location, string Text)> Reasons { get; }

    static (SourceLocation?, string) ParseReason(string line, IReadOnlySet<string> fileNames) =>
        LocationPattern().Match(line) is { Success: true } match && fileNames.Contains(match.Groups[1].Value) && int.TryParse(match.Groups[2].Value, out var number)
            ? (new(match.Groups[1].Value, number), match.Groups[3].Value)
            : (null, line);

    [GeneratedRegex(@"\A([^:]+):([0-9]+): (.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex LocationPattern();
}

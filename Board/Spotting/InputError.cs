using System.Text.RegularExpressions;
using Evolution.Spotting;

namespace Evolution.Board.Spotting;

/// <summary>The reason why nothing was found or examined.</summary>
public sealed partial class InputError
{
    /// <param name="message">The Lab's message: a sentence, followed by a line for each reason.</param>
    /// <param name="names">The files that can be shown.</param>
    public InputError(string message, IReadOnlySet<string> names)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Sentence = lines is [var first, ..] ? first : message;
        Reasons = [.. lines.Skip(1).Select(line => Read(line.Trim(), names))];
    }

    /// <summary>The error in a sentence.</summary>
    public string Sentence { get; }

    /// <summary>The reasons, each with the place that it is about, if it names one.</summary>
    public IReadOnlyList<(Place? Place, string What)> Reasons { get; }

    static (Place?, string) Read(string line, IReadOnlySet<string> names) =>
        At().Match(line) is { Success: true } match && names.Contains(match.Groups[1].Value) && int.TryParse(match.Groups[2].Value, out var number)
            ? (new(match.Groups[1].Value, number), match.Groups[3].Value)
            : (null, line);

    [GeneratedRegex(@"\A([^:]+):([0-9]+): (.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex At();
}

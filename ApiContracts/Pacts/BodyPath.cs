using System.Text.RegularExpressions;

namespace Evolution.ApiContracts.Pacts;

/// <summary>The location of a value in a body, or the locations to which a rule applies, such as <c>$.lines[*].quantity</c>.</summary>
/// <param name="Segments">The field names and list positions on the path; <c>*</c> matches any.</param>
public sealed partial record BodyPath(IReadOnlyList<string> Segments)
{
    /// <summary>The whole body.</summary>
    public static readonly BodyPath Root = new([]);

    /// <summary>The number of segments that are not <c>*</c>.</summary>
    public int Specificity => Segments.Count(segment => segment is not "*");

    /// <summary>Parses a path.</summary>
    /// <exception cref="ContractException">The text is not a path.</exception>
    public static BodyPath Parse(string text) => PathPattern().Match(text) is { Success: true } match
        ? new([.. match.Groups[1].Captures.Select(segment => segment.Value.Trim('.', '[', ']', '\''))])
        : throw new ContractException($"'{text}' is not a path such as $, $.name, $.list[*].name or $['name'].");

    /// <summary>Returns the path of a field of this value.</summary>
    public BodyPath AppendField(string name) => new([.. Segments, name]);

    /// <summary>Returns the path of an item of this list.</summary>
    public BodyPath AppendItem(int index) => new([.. Segments, $"{index}"]);

    /// <summary>Whether a value is at this path or below it.</summary>
    public bool Covers(BodyPath value) => Segments.Count <= value.Segments.Count && Segments.Zip(value.Segments).All(segment => segment.First is "*" || segment.First == segment.Second);

    /// <inheritdoc/>
    public override string ToString() => $"${string.Concat(Segments.Select(segment => segment is "*" || int.TryParse(segment, out _) ? $"[{segment}]" : $".{segment}"))}";

    [GeneratedRegex(@"^\$(\.[\w-]+|\.\*|\[\d+\]|\[\*\]|\['[^']+'\])*$")]
    private static partial Regex PathPattern();
}

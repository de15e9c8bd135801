using System.Text.RegularExpressions;

namespace Evolution.ApiContracts.Pacts;

/// <summary>The location of a value in a body, or the locations to which a rule applies, such as <c>$.lines[*].quantity</c>.</summary>
/// <param name="Steps">The field names and list positions on the path; <c>*</c> matches any.</param>
public sealed partial record BodyPath(IReadOnlyList<string> Steps)
{
    /// <summary>The whole body.</summary>
    public static readonly BodyPath Root = new([]);

    /// <summary>The number of steps that are not <c>*</c>.</summary>
    public int Exactness => Steps.Count(step => step is not "*");

    /// <summary>Parses a path.</summary>
    /// <exception cref="ContractException">The text is not a path.</exception>
    public static BodyPath Parse(string text) => Written().Match(text) is { Success: true } match
        ? new([.. match.Groups[1].Captures.Select(step => step.Value.Trim('.', '[', ']', '\''))])
        : throw new ContractException($"'{text}' is no path: $, $.name, $.list[*].name or $['name'] is.");

    /// <summary>Returns the path of the field with this name.</summary>
    public BodyPath Field(string name) => new([.. Steps, name]);

    /// <summary>Returns the path of the entry at this position.</summary>
    public BodyPath Entry(int place) => new([.. Steps, $"{place}"]);

    /// <summary>Whether a value is at this path or below it.</summary>
    public bool Covers(BodyPath value) => Steps.Count <= value.Steps.Count && Steps.Zip(value.Steps).All(step => step.First is "*" || step.First == step.Second);

    /// <inheritdoc/>
    public override string ToString() => $"${string.Concat(Steps.Select(step => step is "*" || int.TryParse(step, out _) ? $"[{step}]" : $".{step}"))}";

    [GeneratedRegex(@"^\$(\.[\w-]+|\.\*|\[\d+\]|\[\*\]|\['[^']+'\])*$")]
    private static partial Regex Written();
}

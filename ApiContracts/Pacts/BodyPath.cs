using System.Text.RegularExpressions;

namespace Evolution.ApiContracts.Pacts;

/// <summary>Where in a body a value is, or where a rule holds, such as <c>$.lines[*].quantity</c>.</summary>
/// <param name="Steps">The names and places on the way; <c>*</c> stands for any.</param>
public sealed partial record BodyPath(IReadOnlyList<string> Steps)
{
    /// <summary>The whole body.</summary>
    public static readonly BodyPath Root = new([]);

    /// <summary>How many of its steps are named.</summary>
    public int Exactness => Steps.Count(step => step is not "*");

    /// <summary>Reads it.</summary>
    /// <exception cref="ContractException">It is not written as it should be.</exception>
    public static BodyPath Parse(string text) => Written().Match(text) is { Success: true } match
        ? new([.. match.Groups[1].Captures.Select(step => step.Value.Trim('.', '[', ']', '\''))])
        : throw new ContractException($"'{text}' is no path: $, $.name, $.list[*].name or $['name'] is.");

    /// <summary>The field of that name.</summary>
    public BodyPath Field(string name) => new([.. Steps, name]);

    /// <summary>The entry in that place.</summary>
    public BodyPath Entry(int place) => new([.. Steps, $"{place}"]);

    /// <summary>Whether a value is at this path or below it.</summary>
    public bool Covers(BodyPath value) => Steps.Count <= value.Steps.Count && Steps.Zip(value.Steps).All(step => step.First is "*" || step.First == step.Second);

    /// <inheritdoc/>
    public override string ToString() => $"${string.Concat(Steps.Select(step => step is "*" || int.TryParse(step, out _) ? $"[{step}]" : $".{step}"))}";

    [GeneratedRegex(@"^\$(\.[\w-]+|\.\*|\[\d+\]|\[\*\]|\['[^']+'\])*$")]
    private static partial Regex Written();
}

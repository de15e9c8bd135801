namespace Evolution.Spotting.Documents;

/// <summary>A single value.</summary>
/// <param name="Line">The line where it begins.</param>
/// <param name="Value">Its text as it was written; null where nothing, <c>~</c> or <c>null</c> was.</param>
public sealed record ScalarNode(int Line, string? Value) : Node(Line)
{
    public override string? Text => Value;

    /// <summary>Whether it is a literal block (<c>|</c>), so that each of its lines is one of the file, from the line after its beginning.</summary>
    public bool IsLiteral { get; init; }
}

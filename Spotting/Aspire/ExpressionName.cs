namespace Evolution.Spotting.Aspire;

/// <summary>The name in an expression.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Path">The path within it: <c>bindings</c>, <c>http</c>, <c>url</c>.</param>
sealed record ExpressionName(string Resource, string[] Path)
{
    /// <summary>Parses an expression. Null if the text between the braces is something else, such as a part of a JSON value.</summary>
    public static ExpressionName? Of(string text) => text.Split('.') is [not "", .. { Length: > 0 } path] parts && !text.AsSpan().ContainsAny(" \t\r\n\"'{:,")
        ? new(parts[0], path)
        : null;
}

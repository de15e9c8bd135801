namespace Evolution.Spotting.Aspire;

/// <summary>The reference in an expression to a property of a resource.</summary>
/// <param name="Resource">The name of the resource.</param>
/// <param name="Path">The path of the property: <c>bindings</c>, <c>http</c>, <c>url</c>.</param>
sealed record ExpressionName(string Resource, string[] Path)
{
    /// <summary>Parses the text between braces; null if it is not an expression, but for example a part of a JSON value.</summary>
    public static ExpressionName? Parse(string text) => text.Split('.') is [not "", .. { Length: > 0 } path] parts && !text.AsSpan().ContainsAny(" \t\r\n\"'{:,")
        ? new(parts[0], path)
        : null;
}

using System.Buffers;

namespace Evolution.Spotting.Aspire;

/// <summary>A reference in an expression to a property of a resource.</summary>
/// <param name="Resource">The name of the resource.</param>
/// <param name="Path">The path of the property: <c>bindings</c>, <c>http</c>, <c>url</c>.</param>
sealed record ExpressionName(string Resource, string[] Path)
{
    static readonly SearchValues<char> NonNameCharacters = SearchValues.Create(" \t\r\n\"'{:,");

    /// <summary>Parses the text between braces; null if it is not an expression, but for example a part of a JSON value.</summary>
    public static ExpressionName? Parse(string text) => text.Split('.') is [not "", .. { Length: > 0 } path] parts && !text.AsSpan().ContainsAny(NonNameCharacters)
        ? new(parts[0], path)
        : null;
}

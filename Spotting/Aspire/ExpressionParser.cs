namespace Evolution.Spotting.Aspire;

/// <summary>Splits a value into plain text and expressions in braces; doubled braces are literal.</summary>
static class ExpressionParser
{
    /// <summary>Returns the parts in order; <c>Name</c> is null for plain text.</summary>
    public static IEnumerable<(string Text, ExpressionName? Name)> Split(string value)
    {
        var position = 0;
        while (position < value.Length)
        {
            var brace = value.IndexOfAny(['{', '}'], position);
            if (brace < 0) break;
            if (brace > position) yield return (value[position..brace], null);
            position = brace + 1;
            if (position < value.Length && value[position] == value[brace])
            {
                yield return (value[brace].ToString(), null);
                position++;
                continue;
            }
            // Expressions are short. Without a limit, text that consists of opening braces would take quadratic time.
            var end = value[brace] is '{' ? value.AsSpan(position, Math.Min(MaxNameLength, value.Length - position)).IndexOf('}') : -1;
            if (end >= 0 && ExpressionName.Parse(value.Substring(position, end)) is { } name)
            {
                yield return (value.Substring(brace, end + 2), name);
                position += end + 1;
            }
            else
            {
                yield return (value[brace].ToString(), null);
            }
        }
        if (position < value.Length) yield return (value[position..], null);
    }

    /// <summary>Returns the names in the expressions in a value.</summary>
    public static IEnumerable<ExpressionName> FindNames(string value) => Split(value).Select(part => part.Name).OfType<ExpressionName>();

    const int MaxNameLength = 300;
}

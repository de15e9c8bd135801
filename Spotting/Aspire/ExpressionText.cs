namespace Evolution.Spotting.Aspire;

/// <summary>Splits a value into plain text and expressions in braces; doubled braces are literal ones.</summary>
static class ExpressionText
{
    /// <summary>Returns the parts in order; <c>Name</c> is null for plain text.</summary>
    public static IEnumerable<(string Text, ExpressionName? Name)> Parts(string value)
    {
        var at = 0;
        while (at < value.Length)
        {
            var brace = value.IndexOfAny(['{', '}'], at);
            if (brace < 0) break;
            if (brace > at) yield return (value[at..brace], null);
            at = brace + 1;
            if (at < value.Length && value[at] == value[brace])
            {
                yield return (value[brace].ToString(), null);
                at++;
                continue;
            }
            // Expressions are short. Without a limit, a text that consists only of opening braces would take quadratic time.
            var end = value[brace] is '{' ? value.AsSpan(at, Math.Min(LongestName, value.Length - at)).IndexOf('}') : -1;
            if (end >= 0 && ExpressionName.Of(value.Substring(at, end)) is { } name)
            {
                yield return (value.Substring(brace, end + 2), name);
                at += end + 1;
            }
            else
            {
                yield return (value[brace].ToString(), null);
            }
        }
        if (at < value.Length) yield return (value[at..], null);
    }

    /// <summary>Returns the names in the expressions of a value.</summary>
    public static IEnumerable<ExpressionName> NamesIn(string value) => Parts(value).Select(part => part.Name).OfType<ExpressionName>();

    const int LongestName = 300;
}

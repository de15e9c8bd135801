namespace Evolution.Spotting.Aspire;

/// <summary>Parts a value into plain text and expressions in braces; doubled braces are plain ones.</summary>
static class ExpressionText
{
    /// <summary>Its parts in their order, each with the name where it is an expression.</summary>
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
            // An expression is short: without a limit, a text of nothing but opening braces would take quadratic time.
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

    /// <summary>What its expressions name.</summary>
    public static IEnumerable<ExpressionName> NamesIn(string value) => Parts(value).Select(part => part.Name).OfType<ExpressionName>();

    const int LongestName = 300;
}

namespace Evolution.Spotting.Compose;

/// <summary>Which closing brace belongs to which opening one of a <c>${…}</c>, found in one pass: searching for each anew would take quadratic time.</summary>
static class Braces
{
    public static IReadOnlyDictionary<int, int> Of(string text)
    {
        var closing = new Dictionary<int, int>();
        var open = new Stack<int>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '$' && at + 1 < text.Length && text[at + 1] is '$' or '{')
            {
                if (text[++at] == '{') open.Push(at);
            }
            else if (text[at] == '{' && open.Count > 0) open.Push(at);
            else if (text[at] == '}' && open.TryPop(out var start)) closing[start] = at;
        }
        return closing;
    }
}

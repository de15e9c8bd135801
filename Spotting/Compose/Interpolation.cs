using System.Text;

namespace Evolution.Spotting.Compose;

/// <summary>
/// Replaces <c>$VAR</c>, <c>${VAR}</c>, <c>${VAR:-default}</c>, <c>${VAR-default}</c>, <c>${VAR:?error}</c>, <c>${VAR?error}</c>,
/// <c>${VAR:+instead}</c> and <c>${VAR+instead}</c>, nested in each other, and <c>$$</c>. A variable without a value stays as <c>${VAR}</c>.
/// </summary>
/// <remarks>https://docs.docker.com/reference/compose-file/interpolation/</remarks>
sealed class Interpolation(Func<string, string?> variables, Allowance allowance)
{
    const int MaxDepth = 50;

    /// <summary>Replaces the variables of a text, and returns those that have no value.</summary>
    public (string Text, IReadOnlyList<string> Unset) Replace(string text)
    {
        if (!text.Contains('$')) return (text, []);
        var writing = new Writing(text, Braces.Of(text), new(text.Length), []);
        Write(writing, 0, text.Length, 0);
        return (writing.Result.ToString(), [.. writing.Unset.Distinct()]);
    }

    void Write(Writing to, int from, int end, int depth)
    {
        for (var at = from; at < end;)
        {
            var next = at + 1 < end ? to.Text[at + 1] : '\0';
            if (to.Text[at] != '$') to.Result.Append(to.Text[at++]);
            else if (next == '$')
            {
                to.Result.Append('$');
                at += 2;
            }
            else if (next == '{' && to.Closing.TryGetValue(at + 1, out var close) && close < end)
            {
                WriteExpression(to, at, close, depth);
                at = close + 1;
            }
            else if (NameAt(to.Text, at + 1, end) is { Length: > 0 } name)
            {
                WriteValue(to, name, variables(name));
                at += 1 + name.Length;
            }
            else to.Result.Append(to.Text[at++]);
        }
    }

    void WriteExpression(Writing to, int at, int close, int depth)
    {
        var name = NameAt(to.Text, at + 2, close);
        var operation = at + 2 + name.Length;
        var value = name.Length > 0 ? variables(name) : null;
        var isStrict = operation < close && to.Text[operation] == ':';
        var isThere = value is not null && !(isStrict && value.Length == 0);
        var rest = operation + (isStrict ? 2 : 1);
        switch (rest <= close ? to.Text[rest - 1] : '}')
        {
            case '}' when name.Length > 0 && operation == close: WriteValue(to, name, value); break;
            case '?' when name.Length > 0: WriteValue(to, name, isThere ? value : null); break;
            case '-' when isThere: WriteValue(to, name, value); break;
            case '+' when name.Length > 0 && !isThere: break;
            case '-' or '+' when name.Length > 0 && depth < MaxDepth: Write(to, rest, close, depth + 1); break;
            default:
                // A shell's or a template's own expression, which Compose would reject.
                to.Result.Append(to.Text, at, close + 1 - at);
                if (name.Length > 0) to.Unset.Add(name);
                break;
        }
    }

    void WriteValue(Writing to, string name, string? value)
    {
        if (value is not null && allowance.Take(value.Length))
        {
            to.Result.Append(value);
            return;
        }
        to.Result.Append("${").Append(name).Append('}');
        to.Unset.Add(name);
    }

    static string NameAt(string text, int from, int end)
    {
        var at = from;
        while (at < end && (char.IsAsciiLetter(text[at]) || text[at] == '_' || (at > from && char.IsAsciiDigit(text[at])))) at++;
        return text[from..at];
    }

    sealed record Writing(string Text, IReadOnlyDictionary<int, int> Closing, StringBuilder Result, List<string> Unset);
}

/// <summary>Finds the matching closing brace of each <c>${…}</c> in one pass: a search for each would take quadratic time.</summary>
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

/// <summary>A limit on something that files can multiply, such as a variable's value or a mounted file's lines.</summary>
sealed class Allowance(long most)
{
    long left = most;

    /// <summary>Whether an amount was refused.</summary>
    public bool IsExceeded { get; private set; }

    public bool Take(long amount)
    {
        if (amount > left)
        {
            IsExceeded = true;
            return false;
        }
        left -= amount;
        return true;
    }
}

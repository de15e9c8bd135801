using System.Text;

namespace Evolution.Spotting.Compose;

/// <summary>
/// Replaces <c>$VAR</c>, <c>${VAR}</c>, <c>${VAR:-default}</c>, <c>${VAR-default}</c>, <c>${VAR:?error}</c>, <c>${VAR?error}</c>,
/// <c>${VAR:+instead}</c> and <c>${VAR+instead}</c>, which can be nested, and <c>$$</c>. A variable without a value remains as <c>${VAR}</c>.
/// </summary>
/// <remarks>https://docs.docker.com/reference/compose-file/interpolation/</remarks>
sealed class Interpolation(Func<string, string?> variables, Quota quota)
{
    const int MaxDepth = 50;

    /// <summary>Replaces the variables in the text, and returns those that have no value.</summary>
    public (string Text, IReadOnlyList<string> UnsetVariables) Replace(string text)
    {
        if (!text.Contains('$')) return (text, []);
        var output = new Output(text, BraceMatcher.Match(text), new(text.Length), []);
        Write(output, 0, text.Length, 0);
        return (output.Result.ToString(), [.. output.UnsetVariables.Distinct()]);
    }

    void Write(Output output, int from, int end, int depth)
    {
        for (var position = from; position < end;)
        {
            var next = position + 1 < end ? output.Text[position + 1] : '\0';
            if (output.Text[position] != '$') output.Result.Append(output.Text[position++]);
            else if (next == '$')
            {
                output.Result.Append('$');
                position += 2;
            }
            else if (next == '{' && output.Closing.TryGetValue(position + 1, out var close) && close < end)
            {
                WriteExpression(output, position, close, depth);
                position = close + 1;
            }
            else if (ReadName(output.Text, position + 1, end) is { Length: > 0 } name)
            {
                WriteValue(output, name, variables(name));
                position += 1 + name.Length;
            }
            else output.Result.Append(output.Text[position++]);
        }
    }

    void WriteExpression(Output output, int position, int close, int depth)
    {
        var name = ReadName(output.Text, position + 2, close);
        var operation = position + 2 + name.Length;
        var value = name.Length > 0 ? variables(name) : null;
        var isNonEmptyRequired = operation < close && output.Text[operation] == ':';
        var hasValue = value is not null && !(isNonEmptyRequired && value.Length == 0);
        var rest = operation + (isNonEmptyRequired ? 2 : 1);
        switch (rest <= close ? output.Text[rest - 1] : '}')
        {
            case '}' when name.Length > 0 && operation == close: WriteValue(output, name, value); break;
            case '?' when name.Length > 0: WriteValue(output, name, hasValue ? value : null); break;
            case '-' when hasValue: WriteValue(output, name, value); break;
            case '+' when name.Length > 0 && !hasValue: break;
            case '-' or '+' when name.Length > 0 && depth < MaxDepth: Write(output, rest, close, depth + 1); break;
            default:
                // A shell or template expression, which Compose would reject.
                output.Result.Append(output.Text, position, close + 1 - position);
                if (name.Length > 0) output.UnsetVariables.Add(name);
                break;
        }
    }

    void WriteValue(Output output, string name, string? value)
    {
        if (value is not null && quota.TryTake(value.Length))
        {
            output.Result.Append(value);
            return;
        }
        output.Result.Append("${").Append(name).Append('}');
        output.UnsetVariables.Add(name);
    }

    static string ReadName(string text, int from, int end)
    {
        var position = from;
        while (position < end && (char.IsAsciiLetter(text[position]) || text[position] == '_' || (position > from && char.IsAsciiDigit(text[position])))) position++;
        return text[from..position];
    }

    sealed record Output(string Text, IReadOnlyDictionary<int, int> Closing, StringBuilder Result, List<string> UnsetVariables);
}

/// <summary>Finds the closing brace of each <c>${…}</c> in one pass. A search for each would take quadratic time.</summary>
static class BraceMatcher
{
    public static IReadOnlyDictionary<int, int> Match(string text)
    {
        var closingBraces = new Dictionary<int, int>();
        var openBraces = new Stack<int>();
        for (var position = 0; position < text.Length; position++)
        {
            if (text[position] == '$' && position + 1 < text.Length && text[position + 1] is '$' or '{')
            {
                if (text[++position] == '{') openBraces.Push(position);
            }
            else if (text[position] == '{' && openBraces.Count > 0) openBraces.Push(position);
            else if (text[position] == '}' && openBraces.TryPop(out var start)) closingBraces[start] = position;
        }
        return closingBraces;
    }
}

/// <summary>A limit on the use of something that files can multiply, such as the value of a variable or the lines of a mounted file.</summary>
sealed class Quota(long limit)
{
    long remaining = limit;

    /// <summary>Whether an amount was rejected.</summary>
    public bool IsExceeded { get; private set; }

    public bool TryTake(long amount)
    {
        if (amount > remaining)
        {
            IsExceeded = true;
            return false;
        }
        remaining -= amount;
        return true;
    }
}

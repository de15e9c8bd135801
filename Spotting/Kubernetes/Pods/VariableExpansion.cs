using System.Text;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Replaces <c>$(NAME)</c> with the values of variables that are defined before. <c>$$</c> is a dollar sign, and unknown names remain.</summary>
static class VariableExpansion
{
    const int MaxResultLength = 16 * 1024;
    const int MaxNameLength = 256;

    public static string Expand(string text, IReadOnlyDictionary<string, string?> variables)
    {
        if (!text.Contains('$')) return text;
        var result = new StringBuilder();
        var position = 0;
        while (text.IndexOf('$', position) is >= 0 and var dollar)
        {
            result.Append(text, position, dollar - position);
            position = dollar + 1;
            var next = position < text.Length ? text[position] : ' ';
            // Names are short. A search for the end of each in the whole text would take quadratic time.
            var length = next is '(' ? text.AsSpan(position, Math.Min(MaxNameLength, text.Length - position)).IndexOf(')') : -1;
            if (next is '$')
            {
                result.Append('$');
                position++;
            }
            else if (length > 0 && variables.TryGetValue(text.Substring(position + 1, length - 1), out var value) && value is not null && result.Length + value.Length <= MaxResultLength)
            {
                result.Append(value);
                position += length + 1;
            }
            else
            {
                result.Append('$');
            }
        }
        return result.Append(text, position, text.Length - position).ToString();
    }
}

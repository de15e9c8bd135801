using System.Text;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Replaces <c>$(NAME)</c> with variables that were defined before; <c>$$</c> is a dollar sign, and unknown names stay.</summary>
static class Expansion
{
    const int LongestResult = 16 * 1024;
    const int LongestName = 256;

    public static string Of(string text, IReadOnlyDictionary<string, string?> variables)
    {
        if (!text.Contains('$')) return text;
        var result = new StringBuilder();
        var at = 0;
        while (text.IndexOf('$', at) is >= 0 and var dollar)
        {
            result.Append(text, at, dollar - at);
            at = dollar + 1;
            var next = at < text.Length ? text[at] : ' ';
            // Names are short: a search for the end of each through the whole text would take quadratic time.
            var length = next is '(' ? text.AsSpan(at, Math.Min(LongestName, text.Length - at)).IndexOf(')') : -1;
            if (next is '$')
            {
                result.Append('$');
                at++;
            }
            else if (length > 0 && variables.TryGetValue(text.Substring(at + 1, length - 1), out var value) && value is not null && result.Length + value.Length <= LongestResult)
            {
                result.Append(value);
                at += length + 1;
            }
            else
            {
                result.Append('$');
            }
        }
        return result.Append(text, at, text.Length - at).ToString();
    }
}

using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>The arguments and environment of a Dockerfile's stage.</summary>
/// <param name="given">The build arguments, which take precedence over defaults.</param>
/// <param name="global">The arguments that are declared before the first stage.</param>
sealed partial class DockerVariables(IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string>? global = null)
{
    // A value that refers to itself twice on each of many lines would grow exponentially.
    const int Longest = 4096;

    readonly Dictionary<string, string> values = [];

    public IReadOnlyDictionary<string, string> Values => values;

    public void Argument(string rest)
    {
        foreach (var word in ShellWords.Of(rest))
        {
            var (name, value) = Split(word);
            if (given.TryGetValue(name, out var known)) values[name] = known;
            else if (value is not null) Set(name, value);
            else if (global?.TryGetValue(name, out var outer) == true) values[name] = outer;
        }
    }

    /// <summary>Applies an ENV instruction.</summary>
    /// <returns>The names of the variables that it sets.</returns>
    public IReadOnlyList<string> Environment(string rest)
    {
        var words = ShellWords.Of(rest);
        IEnumerable<(string Name, string? Value)> pairs = words.Count > 1 && !words[0].Contains('=') ? [(words[0], string.Join(' ', words.Skip(1)))] : words.Select(Split);
        return [.. pairs.Where(pair => pair.Value is not null && Set(pair.Name, pair.Value)).Select(pair => pair.Name)];
    }

    public void Inherit(DockerVariables from)
    {
        foreach (var (name, value) in from.values) values.TryAdd(name, value);
    }

    /// <summary>Replaces the variables of a text; unknown ones stay.</summary>
    public string Replace(string text) => !text.Contains('$') ? text : Variable().Replace(text, variable =>
    {
        var name = variable.Groups["name"].Value;
        var fallback = variable.Groups["default"];
        if (values.TryGetValue(name, out var value) && value.Length > 0) return variable.Groups["sign"].Value == "+" ? fallback.Value : value;
        return variable.Groups["sign"].Value switch { "-" => fallback.Value, "+" => "", _ => variable.Value };
    });

    bool Set(string name, string value)
    {
        if (Replace(value) is not { Length: <= Longest } replaced) return false;
        values[name] = replaced;
        return true;
    }

    static (string Name, string? Value) Split(string word) => word.IndexOf('=') is >= 0 and var equals ? (word[..equals], word[(equals + 1)..]) : (word, null);

    [GeneratedRegex(@"\$(?:\{(?<name>\w+)(?::?(?<sign>[-+])(?<default>[^}]*))?\}|(?<name>\w+))")]
    private static partial Regex Variable();
}

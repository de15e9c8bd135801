using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>The arguments and environment of a stage.</summary>
/// <param name="buildArguments">The build arguments, which take precedence over defaults.</param>
/// <param name="globalVariables">The arguments that are declared before the first stage.</param>
sealed partial class DockerVariables(IReadOnlyDictionary<string, string> buildArguments, IReadOnlyDictionary<string, string>? globalVariables = null)
{
    // A value that refers to itself twice on each of many lines would grow exponentially.
    const int MaxValueLength = 4096;

    readonly Dictionary<string, string> values = [];

    public IReadOnlyDictionary<string, string> Values => values;

    public void ApplyArgument(string arguments)
    {
        foreach (var word in ShellWords.Split(arguments))
        {
            var (name, value) = SplitPair(word);
            if (buildArguments.TryGetValue(name, out var buildValue)) values[name] = buildValue;
            else if (value is not null) Set(name, value);
            else if (globalVariables?.TryGetValue(name, out var globalValue) == true) values[name] = globalValue;
        }
    }

    /// <summary>Applies an ENV instruction.</summary>
    /// <returns>The names of the variables that it sets.</returns>
    public IReadOnlyList<string> ApplyEnvironment(string arguments)
    {
        var words = ShellWords.Split(arguments);
        IEnumerable<(string Name, string? Value)> pairs = words.Count > 1 && !words[0].Contains('=') ? [(words[0], string.Join(' ', words.Skip(1)))] : words.Select(SplitPair);
        return [.. pairs.Where(pair => pair.Value is not null && Set(pair.Name, pair.Value)).Select(pair => pair.Name)];
    }

    public void AddInherited(DockerVariables baseVariables)
    {
        foreach (var (name, value) in baseVariables.values) values.TryAdd(name, value);
    }

    /// <summary>Replaces the variables in the text; unknown ones remain.</summary>
    public string Replace(string text) => !text.Contains('$') ? text : Variable().Replace(text, variable =>
    {
        var name = variable.Groups["name"].Value;
        var fallback = variable.Groups["default"];
        if (values.TryGetValue(name, out var value) && value.Length > 0) return variable.Groups["sign"].Value == "+" ? fallback.Value : value;
        return variable.Groups["sign"].Value switch { "-" => fallback.Value, "+" => "", _ => variable.Value };
    });

    bool Set(string name, string value)
    {
        if (Replace(value) is not { Length: <= MaxValueLength } replaced) return false;
        values[name] = replaced;
        return true;
    }

    static (string Name, string? Value) SplitPair(string word) => word.IndexOf('=') is >= 0 and var equals ? (word[..equals], word[(equals + 1)..]) : (word, null);

    [GeneratedRegex(@"\$(?:\{(?<name>\w+)(?::?(?<sign>[-+])(?<default>[^}]*))?\}|(?<name>\w+))")]
    private static partial Regex Variable();
}

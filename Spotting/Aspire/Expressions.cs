using System.Text;

namespace Evolution.Spotting.Aspire;

/// <summary>
/// Resolves expressions such as <c>{inventory.bindings.http.url}</c>. A binding's host is the resource's name, as in every
/// network that a manifest is deployed to.
/// </summary>
sealed class Expressions(AspireManifest manifest)
{
    const int LongestResult = 8 * 1024;
    const long MaxCharacters = 32 * 1024 * 1024;

    readonly Dictionary<string, string?> known = [];
    readonly HashSet<string> open = [];
    long characters;

    /// <summary>Replaces the expressions of a value; those that the manifest has no value for stay in braces.</summary>
    /// <param name="value">The value.</param>
    /// <param name="left">Receives the names of the expressions that stay.</param>
    public string Resolve(string value, ICollection<ExpressionName>? left = null)
    {
        if (!value.Contains('{') && !value.Contains('}')) return value;
        var result = new StringBuilder();
        foreach (var (text, name) in ExpressionText.Parts(value))
        {
            var replacement = name is null ? text : ValueOf(name);
            if (replacement is not null && result.Length + replacement.Length > Math.Max(LongestResult, value.Length)) replacement = null;
            result.Append(replacement ?? text);
            if (name is null) continue;
            foreach (var inner in replacement is null ? [name] : ExpressionText.NamesIn(replacement)) left?.Add(inner);
        }
        return result.ToString();
    }

    string? ValueOf(ExpressionName name)
    {
        var key = $"{name.Resource}.{string.Join('.', name.Path)}";
        if (known.TryGetValue(key, out var value)) return value;
        if (!manifest.Resources.TryGetValue(name.Resource, out var resource) || characters > MaxCharacters || open.Count > 30 || !open.Add(key)) return null;
        value = Raw(resource, name.Path) is { } raw ? Resolve(raw) : null;
        open.Remove(key);
        characters += value?.Length ?? 0;
        return known[key] = value;
    }

    static string? Raw(AspireResource resource, string[] path) => path switch
    {
        ["connectionString"] => resource.Node["connectionString"]?.Text ?? resource.Node["value"]?.Text,
        ["value"] => resource.Node["value"]?.Text,
        ["inputs", var input] => resource.Node.At("inputs", input, "value")?.Text ?? resource.Node.At("inputs", input, "default", "value")?.Text,
        ["bindings", var binding, var part] => AspireBinding.Of(resource, binding)?.Part(part),
        _ => null,
    };
}

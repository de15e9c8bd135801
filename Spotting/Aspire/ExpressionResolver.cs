using System.Text;

namespace Evolution.Spotting.Aspire;

/// <summary>
/// Resolves expressions such as <c>{inventory.bindings.http.url}</c>. The host of a binding is the name of the resource, as in the
/// networks to which manifests are deployed.
/// </summary>
sealed class ExpressionResolver(AspireManifest manifest)
{
    const int MaxResultLength = 8 * 1024;
    const long MaxCharacters = 32 * 1024 * 1024;

    readonly Dictionary<string, string?> resolved = [];
    readonly HashSet<string> pending = [];
    long totalCharacters;

    /// <summary>Replaces the expressions in a value. Expressions without a value in the manifest remain in braces.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unresolved">Receives the expressions that remain.</param>
    public string Resolve(string value, ICollection<ExpressionName>? unresolved = null)
    {
        if (!value.Contains('{') && !value.Contains('}')) return value;
        var result = new StringBuilder();
        foreach (var (text, name) in ExpressionParser.Split(value))
        {
            var replacement = name is null ? text : GetValue(name);
            if (replacement is not null && result.Length + replacement.Length > Math.Max(MaxResultLength, value.Length)) replacement = null;
            result.Append(replacement ?? text);
            if (name is null) continue;
            foreach (var remaining in replacement is null ? [name] : ExpressionParser.FindNames(replacement)) unresolved?.Add(remaining);
        }
        return result.ToString();
    }

    string? GetValue(ExpressionName name)
    {
        var key = $"{name.Resource}.{string.Join('.', name.Path)}";
        if (resolved.TryGetValue(key, out var value)) return value;
        if (!manifest.Resources.TryGetValue(name.Resource, out var resource) || totalCharacters > MaxCharacters || pending.Count > 30 || !pending.Add(key)) return null;
        value = GetRawValue(resource, name.Path) is { } raw ? Resolve(raw) : null;
        pending.Remove(key);
        totalCharacters += value?.Length ?? 0;
        return resolved[key] = value;
    }

    static string? GetRawValue(AspireResource resource, string[] path) => path switch
    {
        ["connectionString"] => resource.Node["connectionString"]?.Text ?? resource.Node["value"]?.Text,
        ["value"] => resource.Node["value"]?.Text,
        ["inputs", var input] => resource.Node.Find("inputs", input, "value")?.Text ?? resource.Node.Find("inputs", input, "default", "value")?.Text,
        ["bindings", var binding, var part] => AspireBinding.Find(resource, binding)?.GetPart(part),
        _ => null,
    };
}

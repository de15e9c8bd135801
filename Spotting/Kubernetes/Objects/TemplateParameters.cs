using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Kustomize;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Replaces the parameters of an OpenShift template (<c>${NAME}</c>) with their defaults.</summary>
static class TemplateParameters
{
    const int MaxValueLength = 64 * 1024;

    public static Node Apply(Node objects, Node? parameters)
    {
        var values = new Dictionary<string, string>();
        foreach (var parameter in parameters?.Items ?? [])
        {
            if (parameter["name"]?.Text is { } name && parameter["value"]?.Text is { } value) values[name] = value;
        }
        return NodeEdit.ReplaceScalars(objects, (_, scalar) => scalar.Value?.Contains("${", StringComparison.Ordinal) is true ? scalar with { Value = Replace(scalar.Value, values) } : scalar);
    }

    static string Replace(string text, Dictionary<string, string> values)
    {
        var parts = text.Split("${");
        for (var index = 1; index < parts.Length; index++)
        {
            var end = parts[index].IndexOf('}');
            // ${{NAME}} has the same meaning for numbers.
            parts[index] = end > 0 && values.TryGetValue(parts[index][..end].TrimStart('{'), out var value) && value.Length < MaxValueLength / parts.Length
                ? value + parts[index][(end + 1)..].TrimStart('}') : "${" + parts[index];
        }
        return string.Concat(parts);
    }
}

using Evolution.ApiContracts.Documents;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares the same route in two documents.</summary>
sealed class RouteComparison(Route old, Route @new, OpenApiDocument oldDocument, OpenApiDocument newDocument)
{
    readonly string name = $"{old}";

    public IEnumerable<ApiChange> Compare() => [.. Parameters(), .. Body(), .. Answers(), .. Security()];

    IEnumerable<ApiChange> Parameters()
    {
        var before = old.Parameters.ToDictionary(parameter => Key(old, parameter));
        var after = @new.Parameters.ToDictionary(parameter => Key(@new, parameter));
        foreach (var (key, parameter) in before)
        {
            if (!after.TryGetValue(key, out var kept)) yield return new(ApiRules.ParameterRemoved, name, $"the parameter {parameter.Name} is gone");
            else foreach (var change in new RequestComparison(name, "").Compare(parameter.Schema, kept.Schema, $"parameter {parameter.Name}")) yield return change;
        }
        foreach (var (key, parameter) in after)
        {
            if (parameter.Required && before.GetValueOrDefault(key) is not { Required: true }) yield return new(ApiRules.ParameterRequired, name, $"the parameter {parameter.Name} must be sent");
        }
    }

    IEnumerable<ApiChange> Body()
    {
        var (before, after) = (old.Operation.RequestBody, @new.Operation.RequestBody);
        if (after?.Required is true && before?.Required is not true) yield return new(ApiRules.RequestBodyRequired, name, "a body must be sent");
        foreach (var change in Contents(before?.Content, after?.Content, "request", new RequestComparison(name, ""))) yield return change;
    }

    IEnumerable<ApiChange> Answers()
    {
        foreach (var (status, answer) in old.Operation.Responses ?? [])
        {
            if (@new.Operation.Responses?.TryGetValue(status, out var kept) is not true) yield return new(ApiRules.StatusRemoved, name, $"the status {status} is gone");
            else foreach (var change in Contents(answer.Content, kept!.Content, status, new ResponseComparison(name, status))) yield return change;
        }
    }

    IEnumerable<ApiChange> Contents(IDictionary<string, OpenApiMediaType>? before, IDictionary<string, OpenApiMediaType>? after, string where, SchemaComparison comparison)
    {
        foreach (var (type, content) in before ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (after?.TryGetValue(type, out var kept) is not true) yield return new(ApiRules.ContentTypeRemoved, name, $"{where}: {type} is gone");
            else foreach (var change in comparison.Compare(content.Schema, kept!.Schema, "$")) yield return change;
        }
    }

    /// <summary>Checks that each set of credentials that was sufficient before still is.</summary>
    IEnumerable<ApiChange> Security()
    {
        var (before, after) = (Ways(old, oldDocument), Ways(@new, newDocument));
        foreach (var way in before.Where(way => !after.Any(asked => asked.IsSubsetOf(way))))
        {
            yield return new(ApiRules.SecurityAdded, name, $"{(way.Count is 0 ? "no credentials" : string.Join(" and ", way))} will not do any more");
        }
    }

    static IReadOnlyList<HashSet<string>> Ways(Route route, OpenApiDocument document)
    {
        var asked = route.Operation.Security ?? document.Security ?? [];
        return asked is { Count: > 0 }
            ? [.. asked.Select(way => way.SelectMany(scheme => scheme.Value is { Count: > 0 } scopes ? scopes.Select(scope => $"{scheme.Key.Reference.Id}:{scope}") : [$"{scheme.Key.Reference.Id}"]).ToHashSet())]
            : [[]];
    }

    /// <summary>Returns the identity of a parameter: the position for a path parameter, the name for any other.</summary>
    static (ParameterLocation?, string) Key(Route route, IOpenApiParameter parameter) => parameter.In is ParameterLocation.Path
        ? (parameter.In, $"{route.Steps.ToList().FindIndex(step => step.Trim('{', '}').Split(':')[0] == parameter.Name)}")
        : (parameter.In, parameter.Name ?? "");
}

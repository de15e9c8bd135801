using Evolution.ApiContracts.Documents;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares the same route in two documents.</summary>
sealed class RouteComparison(Route old, Route @new, OpenApiDocument oldDocument, OpenApiDocument newDocument)
{
    readonly string name = $"{old}";

    public IEnumerable<ApiChange> Compare() => [.. CompareParameters(), .. CompareBody(), .. CompareResponses(), .. CompareSecurity()];

    IEnumerable<ApiChange> CompareParameters()
    {
        var before = old.Parameters.ToDictionary(parameter => GetKey(old, parameter));
        var after = @new.Parameters.ToDictionary(parameter => GetKey(@new, parameter));
        foreach (var (key, parameter) in before)
        {
            if (!after.TryGetValue(key, out var newParameter)) yield return new(ApiRules.ParameterRemoved, name, $"the parameter {parameter.Name} was removed");
            else foreach (var change in new RequestComparison(name, "").Compare(parameter.Schema, newParameter.Schema, $"parameter {parameter.Name}")) yield return change;
        }
        foreach (var (key, parameter) in after)
        {
            if (parameter.Required && before.GetValueOrDefault(key) is not { Required: true }) yield return new(ApiRules.ParameterRequired, name, $"the parameter {parameter.Name} must be sent");
        }
    }

    IEnumerable<ApiChange> CompareBody()
    {
        var (before, after) = (old.Operation.RequestBody, @new.Operation.RequestBody);
        if (after?.Required is true && before?.Required is not true) yield return new(ApiRules.RequestBodyRequired, name, "a body must be sent");
        foreach (var change in CompareContents(before?.Content, after?.Content, "request", new RequestComparison(name, ""))) yield return change;
    }

    IEnumerable<ApiChange> CompareResponses()
    {
        foreach (var (status, response) in old.Operation.Responses ?? [])
        {
            if (@new.Operation.Responses?.TryGetValue(status, out var newResponse) is not true) yield return new(ApiRules.StatusRemoved, name, $"the status {status} was removed");
            else foreach (var change in CompareContents(response.Content, newResponse!.Content, status, new ResponseComparison(name, status))) yield return change;
        }
    }

    IEnumerable<ApiChange> CompareContents(IDictionary<string, OpenApiMediaType>? before, IDictionary<string, OpenApiMediaType>? after, string part, SchemaComparison comparison)
    {
        foreach (var (type, content) in before ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (after?.TryGetValue(type, out var newContent) is not true) yield return new(ApiRules.ContentTypeRemoved, name, $"{part}: {type} was removed");
            else foreach (var change in comparison.Compare(content.Schema, newContent!.Schema, "$")) yield return change;
        }
    }

    /// <summary>Checks that each set of credentials that was sufficient before still is.</summary>
    IEnumerable<ApiChange> CompareSecurity()
    {
        var (before, after) = (GetSecurityRequirements(old, oldDocument), GetSecurityRequirements(@new, newDocument));
        foreach (var credentials in before.Where(credentials => !after.Any(required => required.IsSubsetOf(credentials))))
        {
            yield return new(ApiRules.SecurityAdded, name, credentials.Count is 0 ? "anonymous access is no longer allowed" : $"access with {string.Join(" and ", credentials)} is no longer allowed");
        }
    }

    static IReadOnlyList<HashSet<string>> GetSecurityRequirements(Route route, OpenApiDocument document)
    {
        var requirements = route.Operation.Security ?? document.Security ?? [];
        return requirements is { Count: > 0 }
            ? [.. requirements.Select(requirement => requirement.SelectMany(scheme => scheme.Value is { Count: > 0 } scopes ? scopes.Select(scope => $"{scheme.Key.Reference.Id}:{scope}") : [$"{scheme.Key.Reference.Id}"]).ToHashSet())]
            : [[]];
    }

    /// <summary>Returns the identity of the given parameter: the position for a path parameter, the name for any other.</summary>
    static (ParameterLocation?, string) GetKey(Route route, IOpenApiParameter parameter) => parameter.In is ParameterLocation.Path
        ? (parameter.In, $"{route.Segments.ToList().FindIndex(segment => segment.Trim('{', '}').Split(':')[0] == parameter.Name)}")
        : (parameter.In, parameter.Name ?? "");
}

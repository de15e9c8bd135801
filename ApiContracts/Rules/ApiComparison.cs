using Evolution.ApiContracts.Documents;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares two versions of a service's document.</summary>
public static class ApiComparison
{
    /// <summary>Returns the breaking changes; empty if every client of the old document can use the new one.</summary>
    public static IReadOnlyList<ApiChange> Compare(OpenApiDocument old, OpenApiDocument @new)
    {
        var routes = Route.FromDocument(@new).ToLookup(route => (Route.Normalize(route.Path), route.Method));
        var paths = @new.Paths.Keys.Select(Route.Normalize).ToHashSet();
        var changes = new List<ApiChange>();
        foreach (var route in Route.FromDocument(old))
        {
            var path = Route.Normalize(route.Path);
            if (routes[(path, route.Method)].FirstOrDefault() is { } match) changes.AddRange(new RouteComparison(route, match, old, @new).Compare());
            else if (paths.Contains(path)) changes.Add(new(ApiRules.MethodRemoved, $"{route}", "the method was removed"));
            else changes.Add(new(ApiRules.PathRemoved, $"{route}", "the path was removed"));
        }
        return [.. changes.Concat(CompareMessages(old, @new)).Distinct()];
    }

    /// <summary>Compares the messages by the rules for responses, because the service writes both.</summary>
    static IEnumerable<ApiChange> CompareMessages(OpenApiDocument old, OpenApiDocument @new)
    {
        foreach (var (name, message) in old.Webhooks ?? new Dictionary<string, IOpenApiPathItem>())
        {
            if (@new.Webhooks?.TryGetValue(name, out var newMessage) is not true) yield return new(ApiRules.MessageRemoved, name, "the message was removed");
            else foreach (var change in new ResponseComparison(name, "").Compare(GetBodySchema(message), GetBodySchema(newMessage!), "$")) yield return change;
        }
    }

    /// <summary>Returns the schema of a message's body.</summary>
    public static IOpenApiSchema? GetBodySchema(IOpenApiPathItem message) => message.Operations?.Values.FirstOrDefault()?.RequestBody?.Content.GetJsonSchema();
}

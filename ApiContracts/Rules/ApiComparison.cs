using Evolution.ApiContracts.Documents;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares two documents of a service.</summary>
public static class ApiComparison
{
    /// <summary>Returns the changes that break a rule; empty if every client of the old document can use the new one.</summary>
    public static IReadOnlyList<ApiChange> Compare(OpenApiDocument old, OpenApiDocument @new)
    {
        var routes = Route.Of(@new).ToLookup(route => (Route.Anonymous(route.Path), route.Method));
        var paths = @new.Paths.Keys.Select(Route.Anonymous).ToHashSet();
        var changes = new List<ApiChange>();
        foreach (var route in Route.Of(old))
        {
            var path = Route.Anonymous(route.Path);
            if (routes[(path, route.Method)].FirstOrDefault() is { } kept) changes.AddRange(new RouteComparison(route, kept, old, @new).Compare());
            else if (paths.Contains(path)) changes.Add(new(ApiRules.MethodRemoved, $"{route}", "the method is gone"));
            else changes.Add(new(ApiRules.PathRemoved, $"{route}", "the path is gone"));
        }
        return [.. changes.Concat(Messages(old, @new)).Distinct()];
    }

    /// <summary>Compares the messages by the rules for responses, because the service writes both.</summary>
    static IEnumerable<ApiChange> Messages(OpenApiDocument old, OpenApiDocument @new)
    {
        foreach (var (name, message) in old.Webhooks ?? new Dictionary<string, IOpenApiPathItem>())
        {
            if (@new.Webhooks?.TryGetValue(name, out var kept) is not true) yield return new(ApiRules.MessageRemoved, name, "the message is gone");
            else foreach (var change in new ResponseComparison(name, "").Compare(BodyOf(message), BodyOf(kept!), "$")) yield return change;
        }
    }

    /// <summary>Returns the schema of a message's body.</summary>
    public static IOpenApiSchema? BodyOf(IOpenApiPathItem message) => message.Operations?.Values.FirstOrDefault()?.RequestBody?.Content.JsonSchema();
}

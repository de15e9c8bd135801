using Evolution.ApiContracts.Documents;
using Evolution.ApiContracts.Rules;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Pacts;

/// <summary>Checks a pact against the document of the provider, without running either service.</summary>
public static class PactCheck
{
    /// <summary>Describes why the interaction would fail; empty if it would succeed.</summary>
    public static IReadOnlyList<string> Check(Interaction interaction, OpenApiDocument document)
    {
        var (request, response) = (interaction.Request, interaction.Response);
        var segments = Route.SplitPath(request.Path);
        var routes = Route.FromDocument(document).Where(route => Matches(route, segments)).OrderByDescending(route => route.Segments.Count(segment => !Route.IsParameter(segment))).ToArray();
        if (routes is []) return [$"there is no {request.Path}"];
        var best = routes.Where(route => route.Path == routes[0].Path).FirstOrDefault(route => route.Method.Method == request.Method);
        if (best is null) return [$"{routes[0].Path} does not support {request.Method}"];

        return
        [
            .. CheckParameters(best, request),
            .. CheckBody(best.Operation.RequestBody, request),
            .. best.Operation.Responses?.TryGetValue($"{response.Status}", out var documented) is not true ? [$"{best} does not return {response.Status}"]
                : response.Body is null ? [] : new ResponseSchemaCheck(response.MatchingRules).Check(documented!.Content.GetJsonSchema(), response.Body).Select(failure => $"in the response {failure}"),
        ];
    }

    /// <summary>Describes why the message cannot be handled; empty if it can. A message that is not published is a failure, because the consumer would wait for it forever.</summary>
    public static IReadOnlyList<string> Check(Message message, OpenApiDocument document) =>
        document.Webhooks?.TryGetValue(message.MetaData.MessageType, out var published) is true
            ? [.. new ResponseSchemaCheck(message.MatchingRules).Check(ApiComparison.GetBodySchema(published!), message.Contents).Select(failure => $"in the message {failure}")]
            : [$"the message {message.MetaData.MessageType} is not published"];

    static bool Matches(Route route, string[] segments) => route.Segments.Count == segments.Length && route.Segments.Zip(segments).All(segment => Route.IsParameter(segment.First) ? Accepts(route, segment.First, segment.Second) : segment.First == segment.Second);

    /// <summary>Whether a path parameter accepts a segment. If not, the path belongs to another route, as <c>/products/by-ids</c> does not belong to <c>/products/{id}</c>.</summary>
    static bool Accepts(Route route, string segment, string value)
    {
        var name = segment.Trim('{', '}').Split(':')[0];
        var schema = route.Parameters.FirstOrDefault(parameter => parameter.In is ParameterLocation.Path && parameter.Name == name)?.Schema;
        return RequestSchemaCheck.CheckParameter(schema, name, [Uri.UnescapeDataString(value)]) is [];
    }

    static IEnumerable<string> CheckParameters(Route route, PactRequest request)
    {
        var queryParameters = route.Parameters.Where(parameter => parameter.In is ParameterLocation.Query).ToDictionary(parameter => parameter.Name ?? "");
        foreach (var (name, values) in request.Query)
        {
            if (!queryParameters.TryGetValue(name, out var parameter)) yield return $"the parameter {name} is not read";
            else foreach (var failure in RequestSchemaCheck.CheckParameter(parameter.Schema, name, values)) yield return failure;
        }
        foreach (var name in queryParameters.Values.Where(parameter => parameter.Required).Select(parameter => parameter.Name ?? "").Where(name => !request.Query.ContainsKey(name))) yield return $"the parameter {name} must be sent";
    }

    static IEnumerable<string> CheckBody(IOpenApiRequestBody? body, PactRequest request)
    {
        if (request.Body is null) return body?.Required is true ? ["a body must be sent"] : [];
        return body is null ? ["the body is not read"] : RequestSchemaCheck.Check(body.Content.GetJsonSchema(), request.Body).Select(failure => $"in the request {failure}");
    }
}

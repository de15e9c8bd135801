using Evolution.ApiContracts.Documents;
using Evolution.ApiContracts.Rules;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Pacts;

/// <summary>Checks what a consumer relies on against what a provider's document promises, without running either service.</summary>
public static class PactCheck
{
    /// <summary>Describes why the interaction would fail; empty if it would succeed.</summary>
    public static IReadOnlyList<string> Check(Interaction interaction, OpenApiDocument document)
    {
        var (request, response) = (interaction.Request, interaction.Response);
        var asked = Route.StepsOf(request.Path);
        var fitting = Route.Of(document).Where(route => Fits(route, asked)).OrderByDescending(route => route.Steps.Count(step => !Route.IsParameter(step))).ToArray();
        if (fitting is []) return [$"there is no {request.Path}"];
        var best = fitting.Where(route => route.Path == fitting[0].Path).FirstOrDefault(route => route.Method.Method == request.Method);
        if (best is null) return [$"{fitting[0].Path} takes no {request.Method}"];

        return
        [
            .. Parameters(best, request),
            .. Body(best.Operation.RequestBody, request),
            .. best.Operation.Responses?.TryGetValue($"{response.Status}", out var answer) is not true ? [$"{best} does not answer {response.Status}"]
                : response.Body is null ? [] : new Promise(response.MatchingRules).Check(answer!.Content.JsonSchema(), response.Body).Select(surprise => $"in the answer {surprise}"),
        ];
    }

    /// <summary>Describes why the message cannot be handled; empty if it can. A message that is not published is a failure, because the consumer would wait for it in vain.</summary>
    public static IReadOnlyList<string> Check(Message message, OpenApiDocument document) =>
        document.Webhooks?.TryGetValue(message.MetaData.MessageType, out var published) is true
            ? [.. new Promise(message.MatchingRules).Check(ApiComparison.BodyOf(published!), message.Contents).Select(surprise => $"in the message {surprise}")]
            : [$"the message {message.MetaData.MessageType} is not published"];

    static bool Fits(Route route, string[] asked) => route.Steps.Count == asked.Length && route.Steps.Zip(asked).All(step => Route.IsParameter(step.First) ? Takes(route, step.First, step.Second) : step.First == step.Second);

    /// <summary>Whether a path parameter accepts a segment. If not, the path belongs to another route, as <c>/products/by-ids</c> does not belong to <c>/products/{id}</c>.</summary>
    static bool Takes(Route route, string step, string value)
    {
        var name = step.Trim('{', '}').Split(':')[0];
        var schema = route.Parameters.FirstOrDefault(parameter => parameter.In is ParameterLocation.Path && parameter.Name == name)?.Schema;
        return Acceptance.CheckParameter(schema, name, [Uri.UnescapeDataString(value)]) is [];
    }

    static IEnumerable<string> Parameters(Route route, PactRequest request)
    {
        var known = route.Parameters.Where(parameter => parameter.In is ParameterLocation.Query).ToDictionary(parameter => parameter.Name ?? "");
        foreach (var (name, values) in request.Query)
        {
            if (!known.TryGetValue(name, out var parameter)) yield return $"the parameter {name} is not read";
            else foreach (var failure in Acceptance.CheckParameter(parameter.Schema, name, values)) yield return failure;
        }
        foreach (var name in known.Values.Where(parameter => parameter.Required).Select(parameter => parameter.Name ?? "").Where(name => !request.Query.ContainsKey(name))) yield return $"the parameter {name} must be sent";
    }

    static IEnumerable<string> Body(IOpenApiRequestBody? body, PactRequest request)
    {
        if (request.Body is null) return body?.Required is true ? ["a body must be sent"] : [];
        return body is null ? ["the body is not read"] : Acceptance.Check(body.Content.JsonSchema(), request.Body).Select(failure => $"in the request {failure}");
    }
}

using Evolution.Contracts.Messages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Says in a service's OpenAPI document which messages it publishes where orders travel as messages, so that they are held to their contract as its routes are.</summary>
public static class PublishedMessages
{
    /// <summary>Lists a message among the document's webhooks: what a service tells others without being asked (OpenAPI 3.1, 4.8.1).</summary>
    public static OpenApiOptions Publishes<TMessage>(this OpenApiOptions options) where TMessage : IOrderMessage =>
        options.AddDocumentTransformer(async (document, context, cancellation) =>
        {
            var (name, schema) = (typeof(TMessage).Name, await context.GetOrCreateSchemaAsync(typeof(TMessage), cancellationToken: cancellation));
            document.AddComponent(name, schema);
            (document.Webhooks ??= new Dictionary<string, IOpenApiPathItem>())[name] = new OpenApiPathItem
            {
                Operations = new()
                {
                    [HttpMethod.Post] = new()
                    {
                        RequestBody = new OpenApiRequestBody
                        {
                            Required = true,
                            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = new OpenApiSchemaReference(name, document) } },
                        },
                        Responses = new() { ["200"] = new OpenApiResponse { Description = "It was taken from its queue." } },
                    },
                },
            };
        });
}

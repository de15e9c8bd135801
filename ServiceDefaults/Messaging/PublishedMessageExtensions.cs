using Evolution.Contracts.Messages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Adds the messages that a service publishes to its OpenAPI document, so that their contract is checked like the contract of its routes.</summary>
public static class PublishedMessageExtensions
{
    /// <summary>Adds a message to the document's webhooks, which describe requests that a service initiates (OpenAPI 3.1, 4.8.1).</summary>
    public static OpenApiOptions AddPublishedMessage<TMessage>(this OpenApiOptions options) where TMessage : IOrderMessage =>
        options.AddDocumentTransformer(async (document, context, cancellationToken) =>
        {
            var (name, schema) = (typeof(TMessage).Name, await context.GetOrCreateSchemaAsync(typeof(TMessage), cancellationToken: cancellationToken));
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
                        Responses = new() { ["200"] = new OpenApiResponse { Description = "The message was received." } },
                    },
                },
            };
        });
}

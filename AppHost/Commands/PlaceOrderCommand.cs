using System.Net.Http.Json;

namespace Evolution.AppHost.Commands;

/// <summary>The <c>place-order</c> command on Orders and on the Gateway: places an order for one unit of product 1 through the Gateway, as a customer does.</summary>
static class PlaceOrderCommand
{
    // Aspire's spans for its own commands are internal: as the parent of the order's trace, such a span would be missing in the dashboard.
    static readonly HttpClient Client = new(new SocketsHttpHandler { ActivityHeadersPropagator = null, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Adds the command.</summary>
    /// <param name="service">The service that offers the command.</param>
    /// <param name="gateway">The Gateway that receives the order, so that its trace begins there.</param>
    public static IResourceBuilder<ProjectResource> WithPlaceOrderCommand(this IResourceBuilder<ProjectResource> service, IResourceBuilder<ProjectResource> gateway) =>
        service.WithCommand("place-order", "Place an order", context => PlaceAsync(gateway, context.CancellationToken), new CommandOptions
        {
            Description = "Places an order for one unit of product 1 through the Gateway, and shows the response.",
            IconName = "Cart",
            IsHighlighted = true,
            UpdateState = CommandStates.EnableWhenRunning,
        });

    static async Task<ExecuteCommandResult> PlaceAsync(IResourceBuilder<ProjectResource> gateway, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{gateway.GetEndpoint("http").Url}/orders");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(new
        {
            customerId = "dashboard",
            card = "tok_approved",
            lines = new[] { new { productId = 1, quantity = 1 } },
        });
        try
        {
            using var response = await Client.SendAsync(request, cancellationToken);
            var status = $"{(int)response.StatusCode} {response.ReasonPhrase}";
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? CommandResults.Success(status, body, CommandResultFormat.Json)
                : CommandResults.Failure(status, body, CommandResultFormat.Json);
        }
        catch (HttpRequestException)
        {
            return CommandResults.Failure($"{gateway.Resource.Name} cannot be reached. Start it first.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Failure($"{gateway.Resource.Name} did not respond within {Client.Timeout.TotalSeconds:0} s.");
        }
    }
}

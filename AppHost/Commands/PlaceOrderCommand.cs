using System.Net.Http.Json;

namespace Evolution.AppHost.Commands;

/// <summary>The command <c>place-order</c> on Orders: one order for one piece of product 1.</summary>
static class PlaceOrderCommand
{
    static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(10) };

    public static IResourceBuilder<ProjectResource> WithPlaceOrderCommand(this IResourceBuilder<ProjectResource> orders) =>
        orders.WithCommand("place-order", "Place an order", context => PlaceAsync(orders.GetEndpoint("http").Url, context.CancellationToken), new CommandOptions
        {
            Description = "Places one order for one piece of product 1 and shows Orders' answer.",
            IconName = "Cart",
            IsHighlighted = true,
        });

    static async Task<ExecuteCommandResult> PlaceAsync(string address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/orders");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(new
        {
            customerId = "dashboard",
            card = "tok_approved",
            lines = new[] { new { productId = 1, quantity = 1 } },
        });
        try
        {
            using var response = await Client.SendAsync(request, cancellation);
            var answer = $"{(int)response.StatusCode} {response.ReasonPhrase}";
            var body = await response.Content.ReadAsStringAsync(cancellation);
            return response.IsSuccessStatusCode
                ? CommandResults.Success(answer, body, CommandResultFormat.Json)
                : CommandResults.Failure(answer, body, CommandResultFormat.Json);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return CommandResults.Failure(failure.Message);
        }
    }
}

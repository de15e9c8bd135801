using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Evolution.Lab.Shop;

/// <summary>A client of the shop that sends its requests through the Gateway.</summary>
public sealed class ShopClient(Uri gateway) : IDisposable
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    // An order's trace begins at the Gateway, even if the order is placed within a request to the Board, which is not traced.
    readonly HttpClient http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null, UseProxy = false }) { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(15) };

    /// <summary>Places an order for one item of a product with a card that is approved.</summary>
    /// <returns>The order and the response status: 201 if it is confirmed, 202 if it is accepted.</returns>
    /// <exception cref="ShopException">The shop did not accept the order.</exception>
    /// <exception cref="HttpRequestException">The Gateway cannot be reached.</exception>
    public async Task<(ShopOrder Order, HttpStatusCode Status)> PlaceAsync(int productId, CancellationToken cancellationToken = default)
    {
        using var request = new PlaceOrderRequest("evo-check", PlaceOrderRequest.ApprovedCard, new PlaceOrderRequest.Line(productId, 1)).ToMessage();
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Reads an order back.</summary>
    /// <exception cref="ShopException">The shop did not return the order.</exception>
    public async Task<ShopOrder> ReadAsync(Guid id, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"orders/{id}");
        return (await SendAsync(request, cancellationToken)).Order;
    }

    /// <summary>Waits until an order is no longer pending.</summary>
    /// <exception cref="TimeoutException">The order is still pending after the timeout.</exception>
    public async Task<ShopOrder> WaitForOutcomeAsync(ShopOrder order, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var startedAt = Stopwatch.GetTimestamp();
        while (order.IsPending)
        {
            if (Stopwatch.GetElapsedTime(startedAt) > timeout) throw new TimeoutException($"Order {order.Id} was still pending after {timeout.TotalSeconds:0} s.");
            await Task.Delay(PollInterval, cancellationToken);
            order = await ReadAsync(order.Id, cancellationToken);
        }
        return order;
    }

    public void Dispose() => http.Dispose();

    async Task<(ShopOrder Order, HttpStatusCode Status)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var description = $"{request.Method} {new Uri(gateway, request.RequestUri!)}";
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode) throw new ShopException(response.StatusCode, $"{description} returned {(int)response.StatusCode}: {text}");
            return (JsonSerializer.Deserialize<ShopOrder>(text, JsonSerializerOptions.Web)!, response.StatusCode);
        }
        catch (JsonException exception)
        {
            throw new ShopException(HttpStatusCode.OK, $"{description} returned a response that is not an order: {exception.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{description} did not respond within {http.Timeout.TotalSeconds:0} s.");
        }
    }
}

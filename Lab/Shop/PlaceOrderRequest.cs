using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace Evolution.Lab.Shop;

/// <summary>The request that places an order. It may be sent repeatedly: the idempotency key identifies the order.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Card">The card's token.</param>
/// <param name="Lines">The ordered products.</param>
public sealed record PlaceOrderRequest(string CustomerId, string Card, params IReadOnlyList<PlaceOrderRequest.Line> Lines)
{
    /// <summary>The token of a card that is approved.</summary>
    public const string ApprovedCard = "tok_approved";

    /// <summary>The token of a card that is declined.</summary>
    public const string DeclinedCard = "tok_stolen";

    /// <summary>The idempotency key.</summary>
    [JsonIgnore]
    public string Key { get; init; } = Guid.NewGuid().ToString();

    /// <summary>Creates a message that sends the request.</summary>
    /// <param name="gateway">The address of the Gateway; null if the client has a base address.</param>
    public HttpRequestMessage ToMessage(Uri? gateway = null)
    {
        var path = new Uri("orders", UriKind.Relative);
        return new(HttpMethod.Post, gateway is null ? path : new Uri(gateway, path))
        {
            Headers = { { "Idempotency-Key", Key } },
            Content = JsonContent.Create(this),
        };
    }

    /// <summary>A product and its ordered quantity.</summary>
    public sealed record Line(int ProductId, int Quantity);
}

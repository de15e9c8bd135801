using System.Net;
using Evolution.Lab.Shop;

namespace Evolution.Lab.CrashTests;

/// <summary>A purchase that a customer repeats with the same idempotency key until the shop accepts or rejects it.</summary>
/// <param name="Request">The request, which is the same for each attempt.</param>
/// <param name="IsSentTwice">Whether the request is sent twice at the same time, as by an impatient customer or a proxy.</param>
public sealed record Purchase(PlaceOrderRequest Request, bool IsSentTwice)
{
    /// <summary>The idempotency key.</summary>
    public string Key => Request.Key;

    /// <summary>Whether a status is final. After any other status, the customer repeats the request.</summary>
    public static bool IsFinal(HttpStatusCode status) => status is
        HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.PaymentRequired or HttpStatusCode.Conflict;

    /// <summary>Whether a status must never occur for a valid request, including its repetitions.</summary>
    public static bool IsInvalid(HttpStatusCode status) =>
        !IsFinal(status) && (int)status is < 500 and not (int)HttpStatusCode.RequestTimeout and not (int)HttpStatusCode.TooManyRequests;
}

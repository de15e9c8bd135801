using System.Net;

namespace Evolution.Lab.Crashing;

/// <summary>Something that a customer wants, and repeats with the same idempotency key until the shop has said yes or no.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="Body">The request's body, the same each time.</param>
/// <param name="IsSentTwice">Whether it is sent twice at the same time, as an impatient customer or a proxy does.</param>
public sealed record Purchase(string Key, string Body, bool IsSentTwice)
{
    /// <summary>Whether an answer is the shop's last word. Any other one is an invitation to try again.</summary>
    public static bool IsFinal(HttpStatusCode status) => status is
        HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.PaymentRequired or HttpStatusCode.Conflict;

    /// <summary>Whether an answer is one that a customer who repeats himself ought never to get: his request is right, and always the same.</summary>
    public static bool IsAbsurd(HttpStatusCode status) =>
        !IsFinal(status) && (int)status is < 500 and not (int)HttpStatusCode.RequestTimeout and not (int)HttpStatusCode.TooManyRequests;
}

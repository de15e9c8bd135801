using System.Net;
using System.Text.Json;

namespace Evolution.Lab.Load;

/// <summary>A kind of request that customers send.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Entry">The first service behind the Gateway that receives the request.</param>
/// <param name="Share">The percentage of these requests in the mix.</param>
public sealed record Operation(string Name, string Entry, int Share)
{
    /// <summary>Creates the next request.</summary>
    public required Func<LoadChoices, HttpRequestMessage> CreateRequest { get; init; }

    /// <summary>Returns whether a response with this status is evaluated; other responses count as rejected.</summary>
    public required Func<HttpStatusCode, bool> IsExpectedStatus { get; init; }

    /// <summary>Evaluates whether the body of a response matches the request, and which order it acknowledges, if any.</summary>
    public required Func<HttpRequestMessage, JsonElement, ResponseEvaluation> Evaluate { get; init; }
}

using System.Net;
using System.Text.Json;

namespace Evolution.Lab.Load;

/// <summary>An operation of customers: one kind of request in the mix.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Entry">The service that receives the request first, behind the Gateway.</param>
/// <param name="Share">The number of such requests per 100.</param>
public sealed record Operation(string Name, string Entry, int Share)
{
    /// <summary>Creates the next request.</summary>
    public required Func<SimulatedCustomer, HttpRequestMessage> CreateRequest { get; init; }

    /// <summary>Returns whether a response with this status is evaluated; other responses count as rejected.</summary>
    public required Func<HttpStatusCode, bool> IsExpectedStatus { get; init; }

    /// <summary>Evaluates whether the body of a response matches the request, and which order it acknowledges, if any.</summary>
    public required Func<HttpRequestMessage, JsonElement, ResponseEvaluation> Evaluate { get; init; }
}

using System.Net;
using System.Text.Json;

namespace Evolution.Lab.Load;

/// <summary>An operation of customers: one kind of request in the mix.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Entry">The service that receives the request first, behind the Gateway.</param>
/// <param name="Share">The number of such requests per 100.</param>
public sealed record Operation(string Name, string Entry, int Share)
{
    /// <summary>A function that creates the next request.</summary>
    public required Func<Customer, HttpRequestMessage> Ask { get; init; }

    /// <summary>Whether the body of a response with this status is evaluated.</summary>
    public required Func<HttpStatusCode, bool> Expects { get; init; }

    /// <summary>A function that evaluates whether the body matches the request, and which order it acknowledges, if any.</summary>
    public required Func<HttpRequestMessage, JsonElement, Answer> Judge { get; init; }
}

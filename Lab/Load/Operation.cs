using System.Net;
using System.Text.Json;

namespace Evolution.Lab.Load;

/// <summary>Something that customers do: one kind of request of the mix.</summary>
/// <param name="Name">What it is called in results.</param>
/// <param name="Entry">The service that takes the request first, behind the Gateway.</param>
/// <param name="Share">How many of 100 requests are of this kind.</param>
public sealed record Operation(string Name, string Entry, int Share)
{
    /// <summary>Makes the next request.</summary>
    public required Func<Customer, HttpRequestMessage> Ask { get; init; }

    /// <summary>Whether an answer with this status is worth reading.</summary>
    public required Func<HttpStatusCode, bool> Expects { get; init; }

    /// <summary>Whether the body is right for the request, and which order it is about where it acknowledges one.</summary>
    public required Func<HttpRequestMessage, JsonElement, Answer> Judge { get; init; }
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Shouldly;

namespace Evolution.Testing;

/// <summary>A stub of a provider that supports one interaction and returns the body that a test sets.</summary>
public sealed class PactStub : IAsyncDisposable
{
    readonly ConcurrentQueue<string> differences = [];
    readonly Stub stub;
    int matchCount;

    PactStub(Stub stub, Interaction interaction, JsonNode? body)
    {
        this.stub = stub;
        stub.Handler = async context =>
        {
            if (await FindDifferenceAsync(context.Request, interaction.Request) is { } difference)
            {
                differences.Enqueue(difference);
                context.Response.StatusCode = StatusCodes.Status501NotImplemented;
                return;
            }
            Interlocked.Increment(ref matchCount);
            await Stub.Returns(interaction.Response.Status, body?.ToJsonString() ?? "")(context);
        };
    }

    /// <summary>The address of the stub.</summary>
    public string Address => stub.Address;

    /// <summary>Starts a stub.</summary>
    /// <param name="interaction">The interaction that it supports.</param>
    /// <param name="body">The response body.</param>
    public static async Task<PactStub> StartAsync(Interaction interaction, JsonNode? body) => new(await Stub.StartAsync(Stub.Hang), interaction, body);

    /// <summary>Asserts that the stub received the request of the interaction and no other request.</summary>
    public void ShouldHaveReceivedExpectedRequest()
    {
        differences.ShouldBeEmpty();
        matchCount.ShouldBeGreaterThan(0);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => stub.DisposeAsync();

    static async Task<string?> FindDifferenceAsync(HttpRequest request, PactRequest expected)
    {
        var actual = $"{request.Method} {request.GetEncodedPathAndQuery()}";
        if (actual != $"{expected.Method} {expected.PathAndQuery}") return $"Received {actual} instead of {expected.Method} {expected.PathAndQuery}.";
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        return JsonNode.DeepEquals(body is "" ? null : JsonNode.Parse(body), expected.Body) ? null : $"Received the body {body} instead of {expected.Body?.ToJsonString()}.";
    }
}

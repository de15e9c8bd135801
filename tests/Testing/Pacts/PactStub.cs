using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Shouldly;

namespace Evolution.Testing;

/// <summary>Stands in for a provider: it knows one interaction, takes nothing else, and answers as the test says.</summary>
public sealed class PactStub : IAsyncDisposable
{
    readonly ConcurrentQueue<string> others = [];
    readonly Stub stub;
    int asked;

    PactStub(Stub stub, Interaction interaction, JsonNode? body)
    {
        this.stub = stub;
        stub.Answer = async context =>
        {
            if (await DifferenceAsync(context.Request, interaction.Request) is { } difference)
            {
                others.Enqueue(difference);
                context.Response.StatusCode = StatusCodes.Status501NotImplemented;
                return;
            }
            Interlocked.Increment(ref asked);
            await Stub.Says(interaction.Response.Status, body?.ToJsonString() ?? "")(context);
        };
    }

    /// <summary>Where it is reached.</summary>
    public string Address => stub.Address;

    /// <summary>Starts one.</summary>
    /// <param name="interaction">What it knows.</param>
    /// <param name="body">The body that it answers with.</param>
    public static async Task<PactStub> StartAsync(Interaction interaction, JsonNode? body) => new(await Stub.StartAsync(Stub.Hang), interaction, body);

    /// <summary>It was asked as the interaction says, and nothing else.</summary>
    public void ShouldHaveBeenAsked()
    {
        others.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(0);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => stub.DisposeAsync();

    static async Task<string?> DifferenceAsync(HttpRequest request, PactRequest expected)
    {
        var asked = $"{request.Method} {request.GetEncodedPathAndQuery()}";
        if (asked != $"{expected.Method} {expected.PathAndQuery}") return $"It was asked {asked}, not {expected.Method} {expected.PathAndQuery}.";
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        return JsonNode.DeepEquals(body is "" ? null : JsonNode.Parse(body), expected.Body) ? null : $"It was sent {body}, not {expected.Body?.ToJsonString()}.";
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evolution.Evo.Bench.Peers;

/// <summary>The server process of <see cref="EmptyApi"/>.</summary>
static class EmptyApiServer
{
    /// <summary>The hidden command that runs the server.</summary>
    public const string Command = "empty-api";

    /// <summary>Runs until standard input is closed, which also happens when the parent process exits. Writes the address as the first line of output.</summary>
    public static async Task RunAsync(TextReader input, TextWriter output)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", () => "ok");
        // A telemetry collector that discards all data.
        app.MapPost("/v1/{signal}", () => TypedResults.Bytes(ReadOnlyMemory<byte>.Empty, "application/x-protobuf"));
        await app.StartAsync();
        await output.WriteLineAsync(app.Urls.Single());
        await input.ReadToEndAsync();
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evolution.Evo.Bench.Peers;

/// <summary>The process behind <see cref="EmptyApi"/>.</summary>
static class EmptyApiServer
{
    /// <summary>The hidden command that runs it.</summary>
    public const string Command = "empty-api";

    /// <summary>Serves until its standard input ends, as it does when its parent process is gone. Its first line is its address.</summary>
    public static async Task RunAsync(TextReader input, TextWriter output)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", () => "ok");
        // As a collector of telemetry it takes everything, and keeps nothing.
        app.MapPost("/v1/{signal}", () => TypedResults.Bytes(ReadOnlyMemory<byte>.Empty, "application/x-protobuf"));
        await app.StartAsync();
        await output.WriteLineAsync(app.Urls.Single());
        await input.ReadToEndAsync();
    }
}

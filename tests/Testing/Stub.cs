using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evolution.Testing;

/// <summary>An HTTP server that responds as a test specifies.</summary>
public sealed class Stub : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<string> requests = [];

    Stub(WebApplication app, RequestDelegate handler)
    {
        (this.app, Handler) = (app, handler);
        app.Run(context =>
        {
            requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            return Handler(context);
        });
    }

    /// <summary>The request handler, which a test can replace.</summary>
    public RequestDelegate Handler { get; set; }

    /// <summary>The received requests, such as <c>GET /products/1</c>.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    /// <summary>The base address.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Starts a stub.</summary>
    public static async Task<Stub> StartAsync(RequestDelegate handler)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        var stub = new Stub(builder.Build(), handler);
        await stub.app.StartAsync();
        return stub;
    }

    /// <summary>Returns a handler that responds with the given status and body.</summary>
    public static RequestDelegate Returns(int status, string body = "", string type = "application/json") => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    };

    /// <summary>Never responds.</summary>
    public static Task Hang(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evolution.Testing;

/// <summary>A service that answers as a test tells it, over real HTTP.</summary>
public sealed class Stub : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<string> requests = [];

    Stub(WebApplication app, RequestDelegate answer)
    {
        (this.app, Answer) = (app, answer);
        app.Run(context =>
        {
            requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            return Answer(context);
        });
    }

    /// <summary>What it answers; a test may change its mind.</summary>
    public RequestDelegate Answer { get; set; }

    /// <summary>What it was asked, such as <c>GET /products/1</c>.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    /// <summary>Where it is reached.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Starts a service.</summary>
    public static async Task<Stub> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        var stub = new Stub(builder.Build(), answer);
        await stub.app.StartAsync();
        return stub;
    }

    /// <summary>Answers with a status and a body.</summary>
    public static RequestDelegate Says(int status, string body = "", string type = "application/json") => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    };

    /// <summary>Never answers.</summary>
    public static Task Hang(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}

using System.Net;
using System.Net.Sockets;
using Evolution.Evo.Bench.Load;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evolution.Evo.Tests.Bench;

public sealed class ClosedLoopTests
{
    static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Every_request_is_answered_and_counted_once_and_no_more_are_sent_than_asked_for()
    {
        var seen = 0;
        await using var server = await StartAsync(context =>
        {
            Interlocked.Increment(ref seen);
            return context.Response.WriteAsync("ok");
        });
        using var loop = new ClosedLoop(Address(server), LoadRequests.Get("/"), 4);

        var window = await loop.RunAsync(Long, most: 1_000);

        window.Answered.ShouldBe(1_000);
        seen.ShouldBe(1_000);
        window.Error.ShouldBeNull();
        window.Took.ShouldBeLessThan(Long);
        window.Latencies.ShouldMatch(@"^p50 \d+\.\d ms, p99 \d+\.\d ms$");
    }

    [Fact]
    public async Task It_ends_when_the_time_is_over()
    {
        await using var server = await StartAsync(context => context.Response.WriteAsync("ok"));
        using var loop = new ClosedLoop(Address(server), LoadRequests.Get("/"), 4);

        var window = await loop.RunAsync(TimeSpan.FromMilliseconds(300));

        window.Answered.ShouldBeGreaterThan(0);
        window.Took.ShouldBeInRange(TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(10));
        window.PerSecond.ShouldBe(window.Answered / window.Took.TotalSeconds);
    }

    [Fact]
    public async Task Errors_and_lost_connections_are_counted_and_are_no_successes()
    {
        var seen = 0;
        await using var server = await StartAsync(context =>
        {
            switch (Interlocked.Increment(ref seen) % 10)
            {
                case 3:
                    context.Response.StatusCode = 503;
                    return context.Response.WriteAsync("The database does not answer.");
                case 7:
                    context.Abort();
                    return Task.CompletedTask;
                default:
                    return Task.CompletedTask;
            }
        });
        using var loop = new ClosedLoop(Address(server), LoadRequests.Get("/"), 4);

        var window = await loop.RunAsync(Long, most: 100);

        window.Answered.ShouldBe(80);
        window.Error.ShouldBe("10 × connection lost, 10 × status 503; the first said: The database does not answer.");
        LoadWindow.Sum([window, window]).Error.ShouldBe("20 × connection lost, 20 × status 503; the first said: The database does not answer.");
    }

    [Fact]
    public async Task Cancellation_ends_it_though_no_answer_comes()
    {
        await using var server = await StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var loop = new ClosedLoop(Address(server), LoadRequests.Get("/"), 4);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => loop.RunAsync(Long, cancellationToken: soon.Token).WaitAsync(Long));
    }

    [Fact]
    public void Nobody_there_is_said()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();

        Should.Throw<LabException>(() => new ClosedLoop(address, LoadRequests.Get("/"))).Message.ShouldContain("cannot be reached");
    }

    static Uri Address(WebApplication server) => new(server.Urls.Single());

    static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Evolution.Evo.Bench.Load;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evolution.Evo.Tests.Bench;

public sealed class WrkTests : IDisposable
{
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Get_requests_are_counted()
    {
        var receivedCount = 0;
        await using var server = await StartAsync(context =>
        {
            if (context.Request is { Method: "GET", Path.Value: "/products/5" }) Interlocked.Increment(ref receivedCount);
            else context.Response.StatusCode = 400;
            return context.Response.WriteAsync("ok");
        });

        var window = await new Wrk(new(GetAddress(server), "/products/5"), folder.Path).GetAsync(Duration, CancellationToken.None);

        window.Succeeded.ShouldBeInRange(receivedCount - Wrk.Connections, receivedCount);
        window.Error.ShouldBeNull();
        window.Duration.TotalSeconds.ShouldBeInRange(0.9, 10);
        window.RequestsPerSecond.ShouldBe(window.Succeeded / window.Duration.TotalSeconds);
        window.P99.ShouldBeGreaterThanOrEqualTo(window.P50);
        window.P50.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Orders_are_valid_and_have_unique_keys_across_runs()
    {
        var bodies = new ConcurrentDictionary<string, string>();
        var (receivedCount, uniqueKeyCount) = (0, 0);
        await using var server = await StartAsync(async context =>
        {
            var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            if (bodies.TryAdd(context.Request.Headers["Idempotency-Key"].ToString(), body)) Interlocked.Increment(ref uniqueKeyCount);
            Interlocked.Increment(ref receivedCount);
            context.Response.StatusCode = context.Request is { Method: "POST", Path.Value: "/orders", ContentType: "application/json" } ? 201 : 400;
        });
        var wrk = new Wrk(GetAddress(server), folder.Path);

        var windows = new[] { await wrk.PlaceOrdersAsync(Duration, CancellationToken.None), await wrk.PlaceOrdersAsync(Duration, CancellationToken.None) };

        LoadWindow.Combine(windows).Error.ShouldBeNull();
        // wrk may still have requests in flight when it stops.
        await server.StopAsync();
        uniqueKeyCount.ShouldBe(receivedCount);
        foreach (var body in bodies.Values.Take(100))
        {
            var order = JsonDocument.Parse(body).RootElement;
            order.GetProperty("customerId").GetString().ShouldStartWith("customer-");
            order.GetProperty("lines")[0].GetProperty("productId").GetInt32().ShouldBeInRange(1, 1_000);
        }
        bodies.Values.Distinct().Count().ShouldBeGreaterThan(bodies.Count / 2, "customers and products vary");
    }

    [Fact]
    public async Task Rejected_orders_and_lost_connections_are_counted_as_failures()
    {
        var receivedCount = 0;
        await using var server = await StartAsync(context =>
        {
            switch (Interlocked.Increment(ref receivedCount) % 10)
            {
                case 3:
                    context.Response.StatusCode = 503;
                    return context.Response.WriteAsync("The database\ndoes not respond.");
                case 7:
                    context.Abort();
                    return Task.CompletedTask;
                default:
                    context.Response.StatusCode = 201;
                    return Task.CompletedTask;
            }
        });

        var window = await new Wrk(GetAddress(server), folder.Path).PlaceOrdersAsync(Duration, CancellationToken.None);

        window.Succeeded.ShouldBeInRange((receivedCount * 8 / 10) - Wrk.Connections, (receivedCount * 8 / 10) + Wrk.Connections);
        window.Failures.Keys.ShouldBe(["connection lost", "status 503"]);
        foreach (var count in window.Failures.Values) count.ShouldBeInRange((receivedCount / 10) - Wrk.Connections, (receivedCount / 10) + Wrk.Connections);
        window.FirstError.ShouldBe("The database does not respond.");
    }

    [Fact]
    public async Task Cancellation_stops_the_run()
    {
        await using var server = await StartAsync(context => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted));
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => new Wrk(GetAddress(server), folder.Path).GetAsync(TimeSpan.FromMinutes(1), cancellation.Token).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task An_unreachable_address_is_an_error()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();

        (await Should.ThrowAsync<LabException>(() => new Wrk(address, folder.Path).GetAsync(Duration, CancellationToken.None))).Message.ShouldContain("unable to connect");
    }

    static Uri GetAddress(WebApplication server) => new(server.Urls.Single());

    static async Task<WebApplication> StartAsync(RequestDelegate handler)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        var app = builder.Build();
        app.Run(handler);
        await app.StartAsync();
        return app;
    }
}

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
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Get_requests_are_counted()
    {
        var received = 0;
        await using var server = await StartAsync(context =>
        {
            Interlocked.Increment(ref received);
            return context.Response.WriteAsync("ok");
        });

        var window = await new Wrk(new(AddressOf(server), "/products/5"), folder.Path).GetAsync(Second, CancellationToken.None);

        window.Succeeded.ShouldBeInRange(received - Wrk.Connections, received);
        window.Error.ShouldBeNull();
        window.Duration.TotalSeconds.ShouldBeInRange(0.9, 10);
        window.PerSecond.ShouldBe(window.Succeeded / window.Duration.TotalSeconds);
        window.P99.ShouldBeGreaterThanOrEqualTo(window.P50);
        window.P50.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Every_order_is_valid_and_has_its_own_key_even_in_another_run()
    {
        var bodies = new ConcurrentDictionary<string, string>();
        var received = 0;
        await using var server = await StartAsync(async context =>
        {
            Interlocked.Increment(ref received);
            bodies[context.Request.Headers["Idempotency-Key"].ToString()] = await new StreamReader(context.Request.Body).ReadToEndAsync();
            context.Response.StatusCode = context.Request is { Method: "POST", Path.Value: "/orders", ContentType: "application/json" } ? 201 : 400;
        });
        var wrk = new Wrk(AddressOf(server), folder.Path);

        var windows = new[] { await wrk.PlaceOrdersAsync(Second, CancellationToken.None), await wrk.PlaceOrdersAsync(Second, CancellationToken.None) };

        LoadWindow.Combine(windows).Error.ShouldBeNull();
        bodies.Count.ShouldBe(received);
        foreach (var body in bodies.Values.Take(100))
        {
            var order = JsonDocument.Parse(body).RootElement;
            order.GetProperty("customerId").GetString().ShouldStartWith("customer-");
            order.GetProperty("lines")[0].GetProperty("productId").GetInt32().ShouldBeInRange(1, 1_000);
        }
        bodies.Values.Distinct().Count().ShouldBeGreaterThan(bodies.Count / 2, "customers and products vary");
    }

    [Fact]
    public async Task Rejected_orders_and_lost_connections_are_not_successes()
    {
        var received = 0;
        await using var server = await StartAsync(context =>
        {
            switch (Interlocked.Increment(ref received) % 10)
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

        var window = await new Wrk(AddressOf(server), folder.Path).PlaceOrdersAsync(Second, CancellationToken.None);

        window.Succeeded.ShouldBeInRange((received * 8 / 10) - Wrk.Connections, (received * 8 / 10) + Wrk.Connections);
        window.Failures.Keys.ShouldBe(["connection lost", "status 503"], ignoreOrder: true);
        window.Error.ShouldNotBeNull().ShouldEndWith("first error: The database does not respond.");
        LoadWindow.Combine([window, window]).Failures["status 503"].ShouldBe(2 * window.Failures["status 503"]);
    }

    [Fact]
    public async Task Cancellation_ends_the_run()
    {
        await using var server = await StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => new Wrk(AddressOf(server), folder.Path).GetAsync(TimeSpan.FromMinutes(1), cancellation.Token).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task An_address_that_cannot_be_reached_is_an_error()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();

        (await Should.ThrowAsync<LabException>(() => new Wrk(address, folder.Path).GetAsync(Second, CancellationToken.None))).Message.ShouldContain("unable to connect");
    }

    static Uri AddressOf(WebApplication server) => new(server.Urls.Single());

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

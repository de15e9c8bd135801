using System.Net;

namespace Evolution.Gateway.Tests;

/// <summary>Requests queued for one service do not block the others.</summary>
public sealed class OverloadTests
{
    static readonly (string, string)[] LowLimits = [("Overload:MaxConcurrentRequests", "2"), ("Overload:MaxQueuedRequests", "1")];

    [Fact]
    public async Task A_hanging_service_has_its_requests_rejected_while_the_others_respond()
    {
        await using var gateway = await GatewayWithStubs.StartAsync(additionalSettings: LowLimits);
        await using var orders = new HangingService(gateway, "orders");

        var rejection = await orders.FillAsync("/orders");

        (await rejection.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable)).Detail.ShouldBe("orders is overloaded. Try again later.");
        rejection.Headers.RetryAfter.ShouldNotBeNull();
        foreach (var path in new[] { "/products", "/charges" }) (await gateway.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        (await gateway.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK, "the Gateway is healthy while it can serve any service");
    }

    [Fact]
    public async Task The_Gateway_is_unhealthy_only_while_it_cannot_serve_any_request()
    {
        await using var gateway = await GatewayWithStubs.StartAsync(additionalSettings: LowLimits);
        await using (var orders = new HangingService(gateway, "orders"))
        await using (var inventory = new HangingService(gateway, "inventory"))
        await using (var payments = new HangingService(gateway, "payments"))
        {
            await orders.FillAsync("/orders");
            await inventory.FillAsync("/products");
            await payments.FillAsync("/charges");
            (await gateway.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        await Wait.UntilAsync("the Gateway is healthy again", async () => (await gateway.Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK);
    }

    /// <summary>Makes a service hang until disposed.</summary>
    sealed class HangingService : IAsyncDisposable
    {
        readonly TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly List<Task<HttpResponseMessage>> requests = [];
        readonly GatewayWithStubs gateway;

        public HangingService(GatewayWithStubs gateway, string service)
        {
            this.gateway = gateway;
            gateway[service].Handler = async context =>
            {
                await release.Task;
                await Stub.Returns(200)(context);
            };
        }

        /// <summary>Sends one request more than can be processed and queued.</summary>
        /// <returns>The rejection.</returns>
        public async Task<HttpResponseMessage> FillAsync(string path)
        {
            for (var request = 0; request < 4; request++) requests.Add(gateway.Http.GetAsync(path));
            return await (await Task.WhenAny(requests).WithTimeoutAsync("one request is rejected"));
        }

        public async ValueTask DisposeAsync()
        {
            release.SetResult();
            (await Task.WhenAll(requests).WithTimeoutAsync("all other requests complete")).Count(response => response.StatusCode is HttpStatusCode.OK).ShouldBe(3);
        }
    }
}

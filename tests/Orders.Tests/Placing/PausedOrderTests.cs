using System.Net;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;
using Microsoft.AspNetCore.Http;

namespace Evolution.Orders.Tests.Placing;

/// <summary>Phase 2: a process that was paused beyond its order's deadline resumes with stale state.</summary>
public sealed class PausedOrderTests(AllServers servers)
{
    // The deadline does not pass before the test changes it, even on a slow machine.
    static readonly (string, string)[] FrequentPolling = [("Orders:AbandonedAfter", "01:00:00"), ("Orders:PollInterval", "00:00:00.100")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_resumed_process_does_not_confirm_an_order_undone_in_the_meantime_and_leaves_nothing_reserved_or_charged(bool charged)
    {
        var (chargeReceived, resumed) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var shop = await Shop.CreateAsync(servers, OrderPlacement.Compensation);
        await using var paymentsProxy = await Stub.StartAsync(async context =>
        {
            // Only the first charge is held: the one requested by the paused process.
            var isHeld = !context.Request.Path.Value!.EndsWith("/refund", StringComparison.Ordinal) && !resumed.Task.IsCompleted;
            var response = isHeld && !charged ? null : await ForwardAsync(shop, context.Request);
            if (isHeld)
            {
                chargeReceived.TrySetResult();
                await resumed.Task;
            }
            response ??= await ForwardAsync(shop, context.Request);
            await Stub.Returns((int)response.StatusCode, await response.Content.ReadAsStringAsync(), $"{response.Content.Headers.ContentType}")(context);
        });
        (string, string)[] settings = [.. FrequentPolling, ("PAYMENTS_URL", paymentsProxy.Address), ("Remote:Breaker", "None")];
        await shop.StartWithOrdersAsProcessAsync(settings);
        var product = (await shop.ImportAsync(10)).Single();
        var request = new PlaceOrder("anna", TestCards.Approved, [new(product, 3)]);

        var response = shop.PostAsync(request, "key");
        await chargeReceived.Task.WithTimeoutAsync("Payments has received the charge");
        await shop.OrdersProcess.PauseAsync();
        await shop.ExecuteAsync("UPDATE orders.orders SET deadline = now()");
        await shop.StartOrdersAsync(settings);
        await Wait.UntilAsync("another replica has undone the order", async () => await shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders") is "failed");
        (await shop.GetAvailableAsync(product)).ShouldBe(10);
        resumed.SetResult();
        await shop.OrdersProcess.ResumeAsync();

        await (await response.WithTimeoutAsync("the paused process responds")).ShouldNameFailedDependencyAsync("orders");
        (await shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders")).ShouldBe("failed");
        (await shop.GetAvailableAsync(product)).ShouldBe(10);
        (await shop.GetChargedAmountAsync(await shop.ExecuteScalarAsync<Guid>("SELECT id FROM orders.orders"))).ShouldBeNull();

        (await shop.PostAsync(request, "key")).StatusCode.ShouldBe(HttpStatusCode.Created, "its key is released");
        (await shop.GetAvailableAsync(product)).ShouldBe(7);
    }

    static async Task<HttpResponseMessage> ForwardAsync(Shop shop, HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        body.Position = 0;
        using var message = new HttpRequestMessage(new(request.Method), request.Path.Value) { Content = new StreamContent(body) };
        if (request.ContentType is { } type) message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await shop.Payments.SendAsync(message);
    }
}

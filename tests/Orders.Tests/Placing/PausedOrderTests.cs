using System.Net;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Microsoft.AspNetCore.Http;

namespace Evolution.Orders.Tests.Placing;

/// <summary>Phase 2: a process that was paused for longer than its order's deadline goes on with what it knew before.</summary>
public sealed class PausedOrderTests(AllServers servers)
{
    // However slow the machine is, the deadline passes when the test says so.
    static readonly (string, string)[] Watchful = [("Orders:AbandonedAfter", "01:00:00"), ("Orders:LookEvery", "00:00:00.100")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_confirms_no_order_that_was_undone_meanwhile_and_leaves_nothing_taken_or_charged(bool charged)
    {
        var (atPayments, awake) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var shop = await Shop.PrepareAsync(servers, Wiring.Compensation);
        await using var before = await Stub.StartAsync(async context =>
        {
            // Only the first charge is held: the one that a process which does not run any more has asked for.
            var held = !context.Request.Path.Value!.EndsWith("/refund", StringComparison.Ordinal) && !awake.Task.IsCompleted;
            var answer = held && !charged ? null : await ForwardAsync(shop, context.Request);
            if (held)
            {
                atPayments.TrySetResult();
                await awake.Task;
            }
            answer ??= await ForwardAsync(shop, context.Request);
            await Stub.Says((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), $"{answer.Content.Headers.ContentType}")(context);
        });
        (string, string)[] settings = [.. Watchful, ("PAYMENTS_URL", before.Address), ("Remote:Breaker", "None")];
        await shop.StartWithOrdersAsProcessAsync(settings);
        var product = (await shop.ImportAsync(10)).Single();
        var request = new PlaceOrder("anna", TestCards.Approved, [new(product, 3)]);

        var answer = shop.PostAsync(request, "key");
        await atPayments.Task.LimitAsync("the order is at Payments");
        await shop.OrdersProcess.PauseAsync();
        await shop.ExecuteAsync("UPDATE orders.orders SET deadline = now()");
        await shop.StartOrdersAsync(settings);
        await Eventually.HoldsAsync("another replica has undone the order", async () => await shop.ScalarAsync<string>("SELECT status FROM orders.orders") is "failed");
        (await shop.AvailableAsync(product)).ShouldBe(10);
        awake.SetResult();
        await shop.OrdersProcess.ResumeAsync();

        await (await answer.LimitAsync("the process that was paused answers")).ShouldNameFailedDependencyAsync("orders");
        (await shop.ScalarAsync<string>("SELECT status FROM orders.orders")).ShouldBe("failed");
        (await shop.AvailableAsync(product)).ShouldBe(10);
        (await shop.ChargedAsync(await shop.ScalarAsync<Guid>("SELECT id FROM orders.orders"))).ShouldBeNull();

        (await shop.PostAsync(request, "key")).StatusCode.ShouldBe(HttpStatusCode.Created, "its key is free again");
        (await shop.AvailableAsync(product)).ShouldBe(7);
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

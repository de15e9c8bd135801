using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Lab;

/// <summary>A process that dies at a step of an order loses nothing: the caller repeats the request with its key, and there is one order.</summary>
[Collection(BrokerCollection.Name)]
public sealed class CrashTests(AllServers servers)
{
    const int Killed = 128 + 9;
    static readonly (string, string)[] Impatient = [("Orders:AbandonedAfter", "00:00:02"), ("Orders:LookEvery", "00:00:00.100")];

    [Theory]
    [InlineData(Wiring.SharedTransaction, "orders.before-commit")]
    [InlineData(Wiring.SharedTransaction, "orders.after-commit")]
    [InlineData(Wiring.Compensation, "orders.after-charging")]
    [InlineData(Wiring.Compensation, "orders.after-confirming")]
    [InlineData(Wiring.Messages, "outbox.after-publish")]
    [InlineData(Wiring.Messages, "inbox.before-acknowledgement")]
    public async Task An_order_during_which_the_process_was_killed_comes_to_its_end_once(Wiring wiring, string point)
    {
        await using var shop = await Shop.PrepareAsync(servers, wiring, LabAccess.Settings(wiring));
        await shop.StartWithOrdersAsProcessAsync(Impatient);
        var product = (await shop.ImportAsync(10)).Single();
        var request = new PlaceOrder("anna", TestCards.Approved, [new(product, 1)]);
        await shop.Http.PutToLabAsync("crash", new { point });

        var answer = shop.PostAsync(request, "key");
        (await shop.OrdersProcessEndsAsync()).ShouldBe(Killed);
        if (wiring is not Wiring.Messages) await Should.ThrowAsync<HttpRequestException>(answer);
        await shop.StartOrdersProcessAsync(Impatient);

        var order = await shop.EndOfAsync(await RepeatAsync(shop, request));
        order.Status.ShouldBe(OrderStatus.Confirmed);
        await Eventually.BecomesAsync("one piece is taken", () => shop.AvailableAsync(product), available => available is 9);
        (await shop.Payments.GetFromJsonAsync("/charges/totals", ContractsJson.Default.ChargeTotals))!.Count.ShouldBe(1);
        (await shop.ListAsync("anna")).Items.Count(placed => placed.Status is OrderStatus.Confirmed or OrderStatus.Pending).ShouldBe(1);
    }

    /// <summary>Repeats a request until it is accepted.</summary>
    static async Task<Guid> RepeatAsync(Shop shop, PlaceOrder request)
    {
        HttpResponseMessage? answer = null;
        await Eventually.HoldsAsync("the request is accepted", async () => (answer = await shop.PostAsync(request, "key")).StatusCode is HttpStatusCode.Created or HttpStatusCode.Accepted);
        return await Shop.IdOfAsync(answer!);
    }
}

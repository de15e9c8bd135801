using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Lab;

/// <summary>No order is lost if a process crashes at any step of placing it: after a retry with the same key, exactly one order exists.</summary>
[Collection(BrokerCollection.Name)]
public sealed class CrashTests(AllServers servers)
{
    const int SigKillExitCode = 128 + 9;
    static readonly (string, string)[] ShortTimeouts = [("Orders:AbandonedAfter", "00:00:02"), ("Orders:PollInterval", "00:00:00.100")];

    [Theory]
    [InlineData(OrderPlacement.SharedTransaction, "orders.before-commit")]
    [InlineData(OrderPlacement.SharedTransaction, "orders.after-commit")]
    [InlineData(OrderPlacement.Compensation, "orders.after-charging")]
    [InlineData(OrderPlacement.Compensation, "orders.after-confirming")]
    [InlineData(OrderPlacement.Messages, "outbox.after-publish")]
    [InlineData(OrderPlacement.Messages, "inbox.before-acknowledgement")]
    public async Task An_order_interrupted_by_a_process_kill_completes_exactly_once(OrderPlacement placement, string point)
    {
        await using var shop = await Shop.CreateAsync(servers, placement, LabAccess.GetSettings(placement));
        await shop.StartWithOrdersAsProcessAsync(ShortTimeouts);
        var product = (await shop.ImportAsync(10)).Single();
        var request = new PlaceOrder("anna", TestCards.Approved, [new(product, 1)]);
        await shop.Http.PutToLabAsync("crash", new { point });

        var response = shop.PostAsync(request, "key");
        (await shop.WaitForOrdersExitAsync()).ShouldBe(SigKillExitCode);
        if (placement is not OrderPlacement.Messages) await Should.ThrowAsync<HttpRequestException>(response);
        await shop.StartOrdersProcessAsync(ShortTimeouts);

        var order = await shop.WaitForFinalStateAsync(await RetryAsync(shop, request));
        order.Status.ShouldBe(OrderStatus.Confirmed);
        await Wait.ForValueAsync("the stock is reduced by one", () => shop.GetAvailableAsync(product), available => available is 9);
        (await shop.Payments.GetFromJsonAsync("/charges/totals", ContractsJson.Default.ChargeTotals))!.Count.ShouldBe(1);
        (await shop.ListAsync("anna")).Items.Count(listed => listed.Status is OrderStatus.Confirmed or OrderStatus.Pending).ShouldBe(1);
    }

    /// <summary>Retries a request until it is accepted.</summary>
    static async Task<Guid> RetryAsync(Shop shop, PlaceOrder request)
    {
        HttpResponseMessage? response = null;
        await Wait.UntilAsync("the request is accepted", async () => (response = await shop.PostAsync(request, "key")).StatusCode is HttpStatusCode.Created or HttpStatusCode.Accepted);
        return await Shop.ReadOrderIdAsync(response!);
    }
}

using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults.Remote;

namespace Evolution.Orders.Tests.Pacts;

/// <summary>The call that Orders makes for each interaction of its pacts, and the expected result.</summary>
static class Calls
{
    static readonly Money Price = new(1999, "EUR");

    public static readonly IReadOnlyDictionary<string, Func<Callers, Guid, Task>> ByInteraction = new Dictionary<string, Func<Callers, Guid, Task>>
    {
        ["the prices of products"] = async (orders, _) => ShouldBePriced(await orders.Inventory.FindProductsAsync([7], default), product => (product.Name, product.Price)),
        ["the prices of products of which one does not exist"] = async (orders, _) => ShouldBePriced(await orders.Inventory.FindProductsAsync([7, 999_999], default), product => (product.Name, product.Price)),
        ["the stock of products"] = async (orders, _) => (await orders.Inventory.FindStockAsync([7], default)).ShouldBe(new Dictionary<int, Stock> { [7] = new(7, 40, 100) }),
        ["reserving stock"] = async (orders, order) => ShouldBeReserved(await ReserveAsync(orders, order), order),
        ["reserving what was reserved before"] = async (orders, order) => ShouldBeReserved(await ReserveAsync(orders, order), order),
        ["reserving more than there is"] = async (orders, order) => ShouldBeRefused(await ReserveAsync(orders, order, product: 8), 409),
        ["reserving a product that does not exist"] = async (orders, order) => ShouldBeRefused(await ReserveAsync(orders, order, product: 999_999, quantity: 1), 404),
        ["reserving what was released before"] = async (orders, order) => ShouldBeRefused(await ReserveAsync(orders, order), 410),
        ["releasing reserved stock"] = (orders, order) => orders.Inventory.ReleaseAsync(order, default),
        ["releasing what was never reserved"] = (orders, order) => orders.Inventory.ReleaseAsync(order, default),

        ["asking whether a card may be charged"] = async (orders, order) => (await AuthorizeAsync(orders, order, TestCards.Approved)).Value.ShouldBe(new(order, Price, 0)),
        ["asking about a card that is declined"] = async (orders, order) => ShouldBeRefused(await AuthorizeAsync(orders, order, TestCards.Stolen), 402),
        ["charging a card"] = async (orders, order) => (await ChargeAsync(orders, order, TestCards.Approved)).Value.ShouldNotBeNull().Status.ShouldBe(ChargeStatus.Charged),
        ["charging what was charged before"] = async (orders, order) => (await ChargeAsync(orders, order, TestCards.Approved)).Value.ShouldNotBeNull().Status.ShouldBe(ChargeStatus.Charged),
        ["charging a card that is declined"] = async (orders, order) => ShouldBeRefused(await ChargeAsync(orders, order, TestCards.Expired), 402),
        ["charging what was refunded before"] = async (orders, order) => ShouldBeRefused(await ChargeAsync(orders, order, TestCards.Approved), 410),
        ["refunding a charge"] = (orders, order) => orders.Payments.RefundAsync(order, default),
        ["refunding what was never charged"] = (orders, order) => orders.Payments.RefundAsync(order, default),
        ["asking for a charge that does not exist"] = async (orders, order) => ShouldBeRefused(await orders.Payments.FindChargeAsync(order, default), 404),
        ["what was charged in all"] = async (orders, _) => (await orders.Payments.GetTotalsAsync(default)).Charged.ShouldBe([Price]),
    };

    static Task<RemoteResponse<Reservation>> ReserveAsync(Callers orders, Guid order, int product = 7, int quantity = 2) => orders.Inventory.ReserveAsync(order, new([new(product, quantity)]), default);

    static Task<RemoteResponse<Authorization>> AuthorizeAsync(Callers orders, Guid order, string card) => orders.Payments.AuthorizeAsync(order, new("anna", card, Price), default);

    static Task<RemoteResponse<Charge>> ChargeAsync(Callers orders, Guid order, string card) => orders.Payments.ChargeAsync(order, new("anna", card, Price), default);

    static void ShouldBePriced<TProduct>(IReadOnlyDictionary<int, TProduct> products, Func<TProduct, (string, Money)> read)
    {
        products.Keys.ShouldBe([7]);
        read(products[7]).ShouldBe(("Small Oak Chair", Price));
    }

    static void ShouldBeReserved(RemoteResponse<Reservation> response, Guid order)
    {
        (response.Value?.OrderId, response.Value?.Status).ShouldBe((order, ReservationStatus.Reserved));
        response.Value!.Lines.ShouldBe([new(7, 2)]);
    }

    static void ShouldBeRefused<T>(RemoteResponse<T> response, int status) => (response.Value, response.Status).ShouldBe((default(T), status));
}

using Dapper;
using Evolution.Contracts.Orders;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Orders.Tests.Model;

/// <summary>A model of the shop as its customers see it: a stock of products, and orders that succeed or fail.</summary>
/// <param name="products">The products that only this run sells.</param>
/// <param name="stock">The initial stock of each product.</param>
sealed class ShopModel(int[] products, long[] stock)
{
    readonly string name = $"{Guid.NewGuid():n}";
    readonly List<RequestedOrder> requestedOrders = [];

    /// <summary>Creates a model with scarce stock of one product, so that customers compete for it, and ample stock of another.</summary>
    public static async Task<ShopModel> CreateAsync(Shop shop)
    {
        long[] stock = [7, 1_000];
        return new(await shop.ImportAsync(stock), stock);
    }

    public IReadOnlyList<RequestedOrder> RequestedOrders => requestedOrders;

    public IReadOnlyList<int> Products => products;

    /// <summary>Adds the order of a new customer.</summary>
    public RequestedOrder AddOrder(ShopOperation operation)
    {
        var requestedOrder = new RequestedOrder($"{name}-{requestedOrders.Count}", products[operation.First % products.Length], 1 + operation.Second % 3, IsPayable: operation.Second % 4 is not 0);
        requestedOrders.Add(requestedOrder);
        return requestedOrder;
    }

    /// <summary>Asserts that the real shop matches the model once no message or request is in transit.</summary>
    /// <param name="shop">The real shop.</param>
    /// <param name="responses">The orders returned to customers, by idempotency key.</param>
    /// <param name="mayFail">Whether an order may fail because of an injected fault.</param>
    public async Task ShouldMatchAsync(Shop shop, IReadOnlyDictionary<string, Order> responses, bool mayFail)
    {
        var storedOrders = (await QueryAsync<(string Key, Guid Id, string Status)>(shop, "orders", "SELECT key, id, status FROM orders.orders WHERE key LIKE @name || '-%'", new { name })).ToLookup(order => order.Key);
        var chargedOrders = (await QueryAsync<Guid>(shop, "payments", "SELECT order_id FROM payments.charges WHERE customer_id LIKE @name || '-%' AND status = 'charged'", new { name })).ToHashSet();
        var soldUnits = new Dictionary<int, long>();
        foreach (var requestedOrder in requestedOrders)
        {
            var orders = storedOrders[requestedOrder.Key].ToArray();
            OrdersShouldBeConsistent(requestedOrder, orders, responses.GetValueOrDefault(requestedOrder.Key), mayFail);
            foreach (var order in orders) chargedOrders.Remove(order.Id).ShouldBe(order.Status is "confirmed", $"{requestedOrder} is {order.Status}, and charged if that is confirmed");
            if (orders.Any(order => order.Status is "confirmed")) soldUnits[requestedOrder.Product] = soldUnits.GetValueOrDefault(requestedOrder.Product) + requestedOrder.Quantity;
        }
        chargedOrders.ShouldBeEmpty("no other order is charged");
        var availableUnits = (await QueryAsync<(int Product, long Available)>(shop, "inventory", "SELECT product_id, available FROM inventory.stock WHERE product_id = ANY(@products)", new { products })).ToDictionary();
        foreach (var (product, initial) in products.Zip(stock)) availableUnits[product].ShouldBe(initial - soldUnits.GetValueOrDefault(product), $"the missing stock of product {product} was sold");
    }

    void OrdersShouldBeConsistent(RequestedOrder requestedOrder, (string Key, Guid Id, string Status)[] orders, Order? response, bool mayFail)
    {
        var confirmedOrders = orders.Where(order => order.Status is "confirmed").ToArray();
        confirmedOrders.Length.ShouldBeLessThanOrEqualTo(requestedOrder.IsPayable ? 1 : 0, $"{requestedOrder} is sold at most once, and only if it can be paid");
        if (response is not null) orders.ShouldContain(order => order.Id == response.Id, $"the order returned for {requestedOrder} is stored");
        if (response is { Status: OrderStatus.Confirmed }) confirmedOrders.ShouldHaveSingleItem($"{requestedOrder} was reported as confirmed").Id.ShouldBe(response.Id);
        foreach (var order in orders) order.Status.ShouldBeOneOf("confirmed", "declined", "out-of-stock", "failed");
        if (!mayFail && orders is not []) orders.ShouldHaveSingleItem().Status.ShouldBeOneOf(GetPossibleOutcomes(requestedOrder));
    }

    /// <summary>Returns the possible outcomes without faults. Which customers get the last items depends on timing.</summary>
    string[] GetPossibleOutcomes(RequestedOrder requestedOrder)
    {
        var demand = requestedOrders.Where(order => order.Product == requestedOrder.Product).Sum(order => order.Quantity);
        var outcome = requestedOrder.IsPayable ? "confirmed" : "declined";
        return demand <= stock[Array.IndexOf(products, requestedOrder.Product)] ? [outcome] : [outcome, "out-of-stock"];
    }

    static async Task<IEnumerable<T>> QueryAsync<T>(Shop shop, string service, string sql, object parameters)
    {
        await using var connection = await shop.Services[service].GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        return await connection.QueryAsync<T>(sql, parameters);
    }
}

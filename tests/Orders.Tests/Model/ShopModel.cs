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
    public static async Task<ShopModel> OpenAsync(Shop shop)
    {
        long[] stock = [7, 1_000];
        return new(await shop.ImportAsync(stock), stock);
    }

    public IReadOnlyList<RequestedOrder> RequestedOrders => requestedOrders;

    public IReadOnlyList<int> Products => products;

    /// <summary>Adds the order of a new customer.</summary>
    public RequestedOrder AddOrder(ShopOperation operation)
    {
        var requested = new RequestedOrder($"{name}-{requestedOrders.Count}", products[operation.First % products.Length], 1 + operation.Second % 3, IsPayable: operation.Second % 4 is not 0);
        requestedOrders.Add(requested);
        return requested;
    }

    /// <summary>Asserts that the real shop agrees with the model, once nothing is in transit.</summary>
    /// <param name="shop">The real shop.</param>
    /// <param name="responses">The orders returned to customers, by idempotency key.</param>
    /// <param name="mayFail">Whether an order may fail because of an injected fault.</param>
    public async Task ShouldAgreeAsync(Shop shop, IReadOnlyDictionary<string, Order> responses, bool mayFail)
    {
        var stored = (await QueryAsync<(string Key, Guid Id, string Status)>(shop, "orders", "SELECT key, id, status FROM orders.orders WHERE key LIKE @name || '-%'", new { name })).ToLookup(order => order.Key);
        var charged = (await QueryAsync<Guid>(shop, "payments", "SELECT order_id FROM payments.charges WHERE customer_id LIKE @name || '-%' AND status = 'charged'", new { name })).ToHashSet();
        var sold = new Dictionary<int, long>();
        foreach (var requested in requestedOrders)
        {
            var orders = stored[requested.Key].ToArray();
            OrdersShouldBeConsistent(requested, orders, responses.GetValueOrDefault(requested.Key), mayFail);
            foreach (var order in orders) charged.Remove(order.Id).ShouldBe(order.Status is "confirmed", $"{requested} is {order.Status}, and charged if that is confirmed");
            if (orders.Any(order => order.Status is "confirmed")) sold[requested.Product] = sold.GetValueOrDefault(requested.Product) + requested.Quantity;
        }
        charged.ShouldBeEmpty("no other order is charged");
        var available = (await QueryAsync<(int Product, long Available)>(shop, "inventory", "SELECT product_id, available FROM inventory.stock WHERE product_id = ANY(@products)", new { products })).ToDictionary();
        foreach (var (product, initial) in products.Zip(stock)) available[product].ShouldBe(initial - sold.GetValueOrDefault(product), $"the missing stock of product {product} was sold");
    }

    void OrdersShouldBeConsistent(RequestedOrder requested, (string Key, Guid Id, string Status)[] orders, Order? response, bool mayFail)
    {
        var confirmed = orders.Where(order => order.Status is "confirmed").ToArray();
        confirmed.Length.ShouldBeLessThanOrEqualTo(requested.IsPayable ? 1 : 0, $"{requested} is sold at most once, and only if it can be paid");
        if (response is not null) orders.ShouldContain(order => order.Id == response.Id, $"the order returned for {requested} is stored");
        if (response is { Status: OrderStatus.Confirmed }) confirmed.ShouldHaveSingleItem($"{requested} was reported as confirmed").Id.ShouldBe(response.Id);
        foreach (var order in orders) order.Status.ShouldBeOneOf("confirmed", "declined", "out-of-stock", "failed");
        if (!mayFail && orders is not []) orders.ShouldHaveSingleItem().Status.ShouldBeOneOf(PossibleOutcomes(requested));
    }

    /// <summary>The possible outcomes without faults. Which customers get the last items depends on timing.</summary>
    string[] PossibleOutcomes(RequestedOrder requested)
    {
        var demand = requestedOrders.Where(other => other.Product == requested.Product).Sum(other => other.Quantity);
        var outcome = requested.IsPayable ? "confirmed" : "declined";
        return demand <= stock[Array.IndexOf(products, requested.Product)] ? [outcome] : [outcome, "out-of-stock"];
    }

    static async Task<IEnumerable<T>> QueryAsync<T>(Shop shop, string service, string sql, object parameters)
    {
        await using var connection = await shop.Services[service].GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        return await connection.QueryAsync<T>(sql, parameters);
    }
}

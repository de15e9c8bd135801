using Dapper;
using Evolution.Contracts.Orders;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Orders.Tests.Model;

/// <summary>What a shop is to its customers, whatever its parts do to each other: some pieces of some products, and wishes that come true or do not.</summary>
/// <param name="products">The products that this run sells, and nobody else.</param>
/// <param name="pieces">How many pieces there are of each.</param>
sealed class SimpleShop(int[] products, long[] pieces)
{
    readonly string name = $"{Guid.NewGuid():n}";
    readonly List<Wish> wishes = [];

    /// <summary>A shop with a few pieces of one product, so that customers compete for them, and enough of the other.</summary>
    public static async Task<SimpleShop> OpenAsync(Shop shop)
    {
        long[] pieces = [7, 1_000];
        return new(await shop.ImportAsync(pieces), pieces);
    }

    public IReadOnlyList<Wish> Wishes => wishes;

    public IReadOnlyList<int> Products => products;

    /// <summary>Somebody comes and wants something.</summary>
    public Wish Come(Move move)
    {
        var wish = new Wish($"{name}-{wishes.Count}", products[move.First % products.Length], 1 + move.Second % 3, IsPayable: move.Second % 4 is not 0);
        wishes.Add(wish);
        return wish;
    }

    /// <summary>Holds the real shop against this one, once nothing is under way any more.</summary>
    /// <param name="shop">The real one.</param>
    /// <param name="told">The answers to customers: the order by the key.</param>
    /// <param name="mayFail">Whether a wish may come to nothing because something broke.</param>
    public async Task ShouldAgreeAsync(Shop shop, IReadOnlyDictionary<string, Order> told, bool mayFail)
    {
        var stored = (await QueryAsync<(string Key, Guid Id, string Status)>(shop, "orders", "SELECT key, id, status FROM orders.orders WHERE key LIKE @name || '-%'", new { name })).ToLookup(order => order.Key);
        var charged = (await QueryAsync<Guid>(shop, "payments", "SELECT order_id FROM payments.charges WHERE customer_id LIKE @name || '-%' AND status = 'charged'", new { name })).ToHashSet();
        var sold = new Dictionary<int, long>();
        foreach (var wish in wishes)
        {
            var orders = stored[wish.Key].ToArray();
            ShouldBeRight(wish, orders, told.GetValueOrDefault(wish.Key), mayFail);
            foreach (var order in orders) charged.Remove(order.Id).ShouldBe(order.Status is "confirmed", $"{wish} is {order.Status}, and charged if that is confirmed");
            if (orders.Any(order => order.Status is "confirmed")) sold[wish.Product] = sold.GetValueOrDefault(wish.Product) + wish.Quantity;
        }
        charged.ShouldBeEmpty("nothing else is charged");
        var left = (await QueryAsync<(int Product, long Available)>(shop, "inventory", "SELECT product_id, available FROM inventory.stock WHERE product_id = ANY(@products)", new { products })).ToDictionary();
        foreach (var (product, initial) in products.Zip(pieces)) left[product].ShouldBe(initial - sold.GetValueOrDefault(product), $"of product {product} what is gone was sold");
    }

    void ShouldBeRight(Wish wish, (string Key, Guid Id, string Status)[] orders, Order? told, bool mayFail)
    {
        var confirmed = orders.Where(order => order.Status is "confirmed").ToArray();
        confirmed.Length.ShouldBeLessThanOrEqualTo(wish.IsPayable ? 1 : 0, $"{wish} is sold once, if it can be paid");
        if (told is not null) orders.ShouldContain(order => order.Id == told.Id, $"the answer to {wish} is kept");
        if (told is { Status: OrderStatus.Confirmed }) confirmed.ShouldHaveSingleItem($"{wish} was said to be confirmed").Id.ShouldBe(told.Id);
        foreach (var order in orders) order.Status.ShouldBeOneOf("confirmed", "declined", "out-of-stock", "failed");
        if (!mayFail && orders is not []) orders.ShouldHaveSingleItem().Status.ShouldBeOneOf(Possible(wish));
    }

    /// <summary>What a wish can come to where nothing breaks. Who gets the last pieces is a matter of who comes first.</summary>
    string[] Possible(Wish wish)
    {
        var wanted = wishes.Where(other => other.Product == wish.Product).Sum(other => other.Quantity);
        var outcome = wish.IsPayable ? "confirmed" : "declined";
        return wanted <= pieces[Array.IndexOf(products, wish.Product)] ? [outcome] : [outcome, "out-of-stock"];
    }

    static async Task<IEnumerable<T>> QueryAsync<T>(Shop shop, string service, string sql, object parameters)
    {
        await using var connection = await shop.Services[service].GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        return await connection.QueryAsync<T>(sql, parameters);
    }
}

namespace Evolution.Lab.Integrity;

/// <summary>The rules that the stored data must satisfy after any fault.</summary>
public static class IntegrityRules
{
    /// <summary>Checks all rules.</summary>
    /// <param name="data">The stored data.</param>
    /// <param name="acknowledged">The orders that were acknowledged as confirmed or accepted.</param>
    /// <returns>The violated rules.</returns>
    public static IReadOnlyList<Violation> FindViolations(ShopData data, AcknowledgedOrders acknowledged) =>
    [
        .. FindLostOrders(data, acknowledged),
        .. FindDuplicateOrders(data),
        .. FindUnfinishedOrders(data),
        .. FindStockErrors(data),
        .. FindChargeErrors(data),
        .. FindLeftoverMessages(data),
    ];

    /// <summary>Checks the rules that hold at any time, even while other orders are in progress: no acknowledged order is lost.</summary>
    public static IEnumerable<Violation> FindLostOrders(ShopData data, AcknowledgedOrders acknowledged)
    {
        var missingOrders = acknowledged.All.Where(order => !data.Orders.ContainsKey(order)).ToArray();
        if (missingOrders is not []) yield return Create(ViolationKind.Lost, missingOrders, "was acknowledged but does not exist", "were acknowledged but do not exist");

        var unconfirmedOrders = acknowledged.Confirmed.Where(order => data.Orders.TryGetValue(order, out var stored) && !stored.IsConfirmed).ToArray();
        if (unconfirmedOrders is not []) yield return Create(ViolationKind.Lost, unconfirmedOrders, "was acknowledged as confirmed but is not confirmed", "were acknowledged as confirmed but are not confirmed");
    }

    /// <summary>Checks that an idempotency key identifies one order: a repeated request does not place a second one.</summary>
    static IEnumerable<Violation> FindDuplicateOrders(ShopData data)
    {
        var duplicateOrders = data.Orders.Where(order => order.Value is { Key: not null } and ({ IsConfirmed: true } or { IsOpen: true }))
            .GroupBy(order => order.Value.Key).SelectMany(orders => orders.Skip(1)).Select(order => order.Key).ToArray();
        if (duplicateOrders is not []) yield return Create(ViolationKind.Duplicated, duplicateOrders, "was placed with an idempotency key that was already used", "were placed with idempotency keys that were already used");
    }

    static IEnumerable<Violation> FindUnfinishedOrders(ShopData data)
    {
        var openOrders = FindOrders(data, order => order.IsOpen);
        if (openOrders is not []) yield return Create(ViolationKind.Stuck, openOrders, "was never completed", "were never completed");
    }

    /// <summary>Checks that stock is conserved: the items taken equal the items sold.</summary>
    static IEnumerable<Violation> FindStockErrors(ShopData data)
    {
        var soldItems = data.Orders.Values.Where(order => order.IsConfirmed).SelectMany(order => order.Items)
            .GroupBy(line => line.Key).ToDictionary(product => product.Key, product => product.Sum(line => line.Value));
        var products = data.TakenItems.Keys.Union(soldItems.Keys).Where(product => data.TakenItems.GetValueOrDefault(product) != soldItems.GetValueOrDefault(product)).Order().ToArray();
        if (products is [var first, ..])
        {
            yield return new(ViolationKind.Duplicated, products.Length,
                $"Stock is not conserved for {products.Length} {(products.Length is 1 ? "product" : "products")}: {data.TakenItems.GetValueOrDefault(first)} items of product {first} were taken from stock and {soldItems.GetValueOrDefault(first)} were sold.");
        }
    }

    /// <summary>Checks that each confirmed order was charged its total, and that no other order is charged.</summary>
    static IEnumerable<Violation> FindChargeErrors(ShopData data)
    {
        var unpaidOrders = FindOrders(data, (id, order) => order.IsConfirmed && !(data.Charges.TryGetValue(id, out var charge) && charge.IsCharged));
        if (unpaidOrders is not []) yield return Create(ViolationKind.Duplicated, unpaidOrders, "is confirmed but was not charged", "are confirmed but were not charged");

        var incorrectlyChargedOrders = FindOrders(data, (id, order) => order.IsConfirmed && data.Charges.TryGetValue(id, out var charge) && charge.IsCharged && charge.AmountMinor != order.TotalMinor);
        if (incorrectlyChargedOrders is not []) yield return Create(ViolationKind.Duplicated, incorrectlyChargedOrders, "was charged an amount that differs from its total", "were charged amounts that differ from their totals");

        var unconfirmedCharges = data.Charges.Where(charge => charge.Value.IsCharged && !(data.Orders.TryGetValue(charge.Key, out var order) && (order.IsConfirmed || order.IsOpen))).Select(charge => charge.Key).ToArray();
        if (unconfirmedCharges is not []) yield return Create(ViolationKind.Duplicated, unconfirmedCharges, "was charged but is not confirmed", "were charged but are not confirmed");
    }

    static IEnumerable<Violation> FindLeftoverMessages(ShopData data) =>
        data.WaitingMessages.Select(queue => new Violation(ViolationKind.Stuck, queue.Value, $"{queue.Value} {(queue.Value is 1 ? "message is" : "messages are")} left over in {queue.Key}."));

    static Guid[] FindOrders(ShopData data, Func<StoredOrder, bool> condition) => FindOrders(data, (_, order) => condition(order));

    static Guid[] FindOrders(ShopData data, Func<Guid, StoredOrder, bool> condition) =>
        [.. data.Orders.Where(order => condition(order.Key, order.Value)).Select(order => order.Key)];

    static Violation Create(ViolationKind kind, IReadOnlyList<Guid> orders, string singular, string plural) =>
        new(kind, orders.Count, orders is [var order] ? $"Order {order} {singular}." : $"{orders.Count} orders {plural}, such as {orders[0]}.");
}

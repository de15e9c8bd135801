namespace Evolution.Lab.Integrity;

/// <summary>The rules that the stored data must satisfy after any fault.</summary>
public static class IntegrityRules
{
    /// <summary>Checks all rules.</summary>
    /// <param name="data">The stored data.</param>
    /// <param name="acknowledged">The orders that were acknowledged as confirmed or accepted.</param>
    /// <returns>The violated rules.</returns>
    public static IReadOnlyList<Violation> Violations(ShopData data, AcknowledgedOrders acknowledged) =>
    [
        .. LostOrders(data, acknowledged),
        .. DuplicateOrders(data),
        .. UnfinishedOrders(data),
        .. StockErrors(data),
        .. ChargeErrors(data),
        .. LeftoverMessages(data),
    ];

    /// <summary>Checks the rules that hold at any time, even while other orders are in progress: no acknowledged order is lost.</summary>
    public static IEnumerable<Violation> LostOrders(ShopData data, AcknowledgedOrders acknowledged)
    {
        var missing = acknowledged.All.Where(order => !data.Orders.ContainsKey(order)).ToArray();
        if (missing is not []) yield return Create(ViolationKind.Lost, missing, "was acknowledged but does not exist", "were acknowledged but do not exist");

        var unconfirmed = acknowledged.Confirmed.Where(order => data.Orders.TryGetValue(order, out var stored) && !stored.IsConfirmed).ToArray();
        if (unconfirmed is not []) yield return Create(ViolationKind.Lost, unconfirmed, "was acknowledged as confirmed but is not confirmed", "were acknowledged as confirmed but are not confirmed");
    }

    /// <summary>Checks that an idempotency key identifies one order: a repeated request does not place a second one.</summary>
    static IEnumerable<Violation> DuplicateOrders(ShopData data)
    {
        var duplicates = data.Orders.Where(order => order.Value is { Key: not null } and ({ IsConfirmed: true } or { IsOpen: true }))
            .GroupBy(order => order.Value.Key).SelectMany(orders => orders.Skip(1)).Select(order => order.Key).ToArray();
        if (duplicates is not []) yield return Create(ViolationKind.Duplicated, duplicates, "was placed with an idempotency key that was already used", "were placed with idempotency keys that were already used");
    }

    static IEnumerable<Violation> UnfinishedOrders(ShopData data)
    {
        var open = Where(data, order => order.IsOpen);
        if (open is not []) yield return Create(ViolationKind.Stuck, open, "was never completed", "were never completed");
    }

    /// <summary>Checks that stock is conserved: the pieces taken equal the pieces sold.</summary>
    static IEnumerable<Violation> StockErrors(ShopData data)
    {
        var sold = data.Orders.Values.Where(order => order.IsConfirmed).SelectMany(order => order.Pieces)
            .GroupBy(line => line.Key).ToDictionary(product => product.Key, product => product.Sum(line => line.Value));
        var products = data.TakenPieces.Keys.Union(sold.Keys).Where(product => data.TakenPieces.GetValueOrDefault(product) != sold.GetValueOrDefault(product)).Order().ToArray();
        if (products is [var first, ..])
        {
            yield return new(ViolationKind.Duplicated, products.Length,
                $"Stock is not conserved for {products.Length} {(products.Length is 1 ? "product" : "products")}: {data.TakenPieces.GetValueOrDefault(first)} pieces of product {first} were taken from stock and {sold.GetValueOrDefault(first)} were sold.");
        }
    }

    /// <summary>Checks that each confirmed order was charged its total, and that no other order is charged.</summary>
    static IEnumerable<Violation> ChargeErrors(ShopData data)
    {
        var unpaid = Where(data, (id, order) => order.IsConfirmed && !(data.Charges.TryGetValue(id, out var charge) && charge.IsCharged));
        if (unpaid is not []) yield return Create(ViolationKind.Duplicated, unpaid, "is confirmed but was not charged", "are confirmed but were not charged");

        var incorrect = Where(data, (id, order) => order.IsConfirmed && data.Charges.TryGetValue(id, out var charge) && charge.IsCharged && charge.AmountMinor != order.TotalMinor);
        if (incorrect is not []) yield return Create(ViolationKind.Duplicated, incorrect, "was charged an amount that differs from its total", "were charged amounts that differ from their totals");

        var unjustified = data.Charges.Where(charge => charge.Value.IsCharged && !(data.Orders.TryGetValue(charge.Key, out var order) && (order.IsConfirmed || order.IsOpen))).Select(charge => charge.Key).ToArray();
        if (unjustified is not []) yield return Create(ViolationKind.Duplicated, unjustified, "was charged but is not confirmed", "were charged but are not confirmed");
    }

    static IEnumerable<Violation> LeftoverMessages(ShopData data) =>
        data.WaitingMessages.Select(queue => new Violation(ViolationKind.Stuck, queue.Value, $"{queue.Value} {(queue.Value is 1 ? "message is" : "messages are")} left over in {queue.Key}."));

    static Guid[] Where(ShopData data, Func<StoredOrder, bool> condition) => Where(data, (_, order) => condition(order));

    static Guid[] Where(ShopData data, Func<Guid, StoredOrder, bool> condition) =>
        [.. data.Orders.Where(order => condition(order.Key, order.Value)).Select(order => order.Key)];

    static Violation Create(ViolationKind kind, IReadOnlyList<Guid> orders, string singular, string plural) =>
        new(kind, orders.Count, orders is [var only] ? $"Order {only} {singular}." : $"{orders.Count} orders {plural}, such as {orders[0]}.");
}

namespace Evolution.Lab.Integrity;

/// <summary>The rules that the stored data must satisfy after any fault.</summary>
public static class IntegrityRules
{
    /// <summary>Checks all rules.</summary>
    /// <param name="books">The stored data.</param>
    /// <param name="acknowledged">The orders that were acknowledged, as confirmed and as accepted.</param>
    /// <returns>The violated rules.</returns>
    public static IReadOnlyList<Violation> Violations(Books books, Acknowledged acknowledged) =>
    [
        .. Lost(books, acknowledged),
        .. Repeated(books),
        .. Unfinished(books),
        .. Stock(books),
        .. Charges(books),
        .. Messages(books),
    ];

    /// <summary>Checks the rules that hold at any time, even while other orders are in progress: no acknowledged order is lost.</summary>
    public static IEnumerable<Violation> Lost(Books books, Acknowledged acknowledged)
    {
        var missing = acknowledged.All.Where(order => !books.Orders.ContainsKey(order)).ToArray();
        if (missing is not []) yield return Say(ViolationKind.Lost, missing, "was acknowledged and does not exist", "were acknowledged and do not exist");

        var broken = acknowledged.Confirmed.Where(order => books.Orders.TryGetValue(order, out var stored) && !stored.IsConfirmed).ToArray();
        if (broken is not []) yield return Say(ViolationKind.Lost, broken, "was said to be confirmed and is not", "were said to be confirmed and are not");
    }

    /// <summary>Checks that an idempotency key identifies one order: a repeated request does not buy twice.</summary>
    static IEnumerable<Violation> Repeated(Books books)
    {
        var again = books.Orders.Where(order => order.Value is { Key: not null } and ({ IsConfirmed: true } or { IsOpen: true }))
            .GroupBy(order => order.Value.Key).SelectMany(orders => orders.Skip(1)).Select(order => order.Key).ToArray();
        if (again is not []) yield return Say(ViolationKind.Duplicated, again, "was placed by a key that had placed another one", "were placed by keys that had placed others");
    }

    static IEnumerable<Violation> Unfinished(Books books)
    {
        var open = Where(books, order => order.IsOpen);
        if (open is not []) yield return Say(ViolationKind.Stuck, open, "never reached its end", "never reached their end");
    }

    /// <summary>Checks that stock is conserved: the pieces taken equal the pieces sold.</summary>
    static IEnumerable<Violation> Stock(Books books)
    {
        var sold = books.Orders.Values.Where(order => order.IsConfirmed).SelectMany(order => order.Pieces)
            .GroupBy(line => line.Key).ToDictionary(product => product.Key, product => product.Sum(line => line.Value));
        var wrong = books.Taken.Keys.Union(sold.Keys).Where(product => books.Taken.GetValueOrDefault(product) != sold.GetValueOrDefault(product)).Order().ToArray();
        if (wrong is [var first, ..])
        {
            yield return new(ViolationKind.Duplicated, wrong.Length,
                $"Stock is not conserved for {wrong.Length} {(wrong.Length is 1 ? "product" : "products")}: of product {first}, {books.Taken.GetValueOrDefault(first)} pieces are gone and {sold.GetValueOrDefault(first)} were sold.");
        }
    }

    /// <summary>Checks that each confirmed order has its charge, and that no other order keeps one.</summary>
    static IEnumerable<Violation> Charges(Books books)
    {
        var unpaid = Where(books, (id, order) => order.IsConfirmed && !(books.Charges.TryGetValue(id, out var charge) && charge.IsCharged));
        if (unpaid is not []) yield return Say(ViolationKind.Duplicated, unpaid, "is confirmed and was not charged", "are confirmed and were not charged");

        var wrong = Where(books, (id, order) => order.IsConfirmed && books.Charges.TryGetValue(id, out var charge) && charge.IsCharged && charge.AmountMinor != order.TotalMinor);
        if (wrong is not []) yield return Say(ViolationKind.Duplicated, wrong, "was charged another amount than its total", "were charged another amount than their total");

        var kept = books.Charges.Where(charge => charge.Value.IsCharged && !(books.Orders.TryGetValue(charge.Key, out var order) && (order.IsConfirmed || order.IsOpen))).Select(charge => charge.Key).ToArray();
        if (kept is not []) yield return Say(ViolationKind.Duplicated, kept, "was charged and is not confirmed", "were charged and are not confirmed");
    }

    static IEnumerable<Violation> Messages(Books books) =>
        books.Waiting.Select(place => new Violation(ViolationKind.Stuck, place.Value, $"{place.Value} {(place.Value is 1 ? "message is" : "messages are")} left over in {place.Key}."));

    static Guid[] Where(Books books, Func<StoredOrder, bool> condition) => Where(books, (_, order) => condition(order));

    static Guid[] Where(Books books, Func<Guid, StoredOrder, bool> condition) =>
        [.. books.Orders.Where(order => condition(order.Key, order.Value)).Select(order => order.Key)];

    static Violation Say(ViolationKind kind, IReadOnlyList<Guid> orders, string one, string several) =>
        new(kind, orders.Count, orders is [var only] ? $"Order {only} {one}." : $"{orders.Count} orders {several}, such as {orders[0]}.");
}

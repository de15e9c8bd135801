namespace Evolution.Lab.Integrity;

/// <summary>The stored data of the three services at one moment.</summary>
public sealed record ShopData
{
    /// <summary>All orders, by ID.</summary>
    public required IReadOnlyDictionary<Guid, StoredOrder> Orders { get; init; }

    /// <summary>The charges, by order ID.</summary>
    public required IReadOnlyDictionary<Guid, StoredCharge> Charges { get; init; }

    /// <summary>The items taken from stock, by product: initial minus available.</summary>
    public required IReadOnlyDictionary<int, long> TakenItems { get; init; }

    /// <summary>The number of messages waiting in each non-empty outbox or queue, by its name.</summary>
    public required IReadOnlyDictionary<string, long> WaitingMessages { get; init; }

    /// <summary>Whether no order or message is in progress.</summary>
    public bool IsSettled => WaitingMessages.Count is 0 && Orders.Values.All(order => !order.IsOpen);
}

/// <summary>An order as stored by Orders.</summary>
/// <param name="Status">Its status, as in the contract, or <c>undoing</c>.</param>
/// <param name="TotalMinor">Its total in minor units.</param>
/// <param name="Items">The number of items by product.</param>
/// <param name="Key">The idempotency key with which it was placed, if any.</param>
/// <param name="ConfirmedAt">When it was confirmed, by the clock of its database; null if it was not.</param>
public sealed record StoredOrder(string Status, long? TotalMinor, IReadOnlyDictionary<int, long> Items, string? Key = null, DateTimeOffset? ConfirmedAt = null)
{
    public bool IsConfirmed => Status is "confirmed";

    /// <summary>Whether it is still in progress.</summary>
    public bool IsOpen => Status is "pending" or "undoing";
}

/// <summary>A charge as stored by Payments.</summary>
/// <param name="Status"><c>charged</c>, <c>declined</c> or <c>refunded</c>.</param>
/// <param name="AmountMinor">The amount in minor units.</param>
public sealed record StoredCharge(string Status, long? AmountMinor)
{
    public bool IsCharged => Status is "charged";
}

namespace Evolution.Lab.Integrity;

/// <summary>What the three services have stored at one moment.</summary>
public sealed record Books
{
    /// <summary>All orders.</summary>
    public required IReadOnlyDictionary<Guid, StoredOrder> Orders { get; init; }

    /// <summary>Each order's charge, where there is one.</summary>
    public required IReadOnlyDictionary<Guid, StoredCharge> Charges { get; init; }

    /// <summary>Pieces by product: those taken from stock, initial minus available.</summary>
    public required IReadOnlyDictionary<int, long> Taken { get; init; }

    /// <summary>Messages that wait in an outbox or a queue, by its name, where there are any.</summary>
    public required IReadOnlyDictionary<string, long> Waiting { get; init; }

    /// <summary>Whether nothing is under way any more.</summary>
    public bool IsSettled => Waiting.Count is 0 && Orders.Values.All(order => !order.IsOpen);
}

/// <summary>An order as Orders has stored it.</summary>
/// <param name="Status">Its status, as in the contract, or <c>undoing</c>.</param>
/// <param name="TotalMinor">What it costs, in the smallest unit.</param>
/// <param name="Pieces">How many pieces of which product.</param>
/// <param name="Key">The idempotency key that it was placed by, if any.</param>
public sealed record StoredOrder(string Status, long? TotalMinor, IReadOnlyDictionary<int, long> Pieces, string? Key = null)
{
    public bool IsConfirmed => Status is "confirmed";

    /// <summary>Whether it has not reached its end.</summary>
    public bool IsOpen => Status is "pending" or "undoing";
}

/// <summary>A charge as Payments has stored it.</summary>
/// <param name="Status"><c>charged</c>, <c>declined</c> or <c>refunded</c>.</param>
/// <param name="AmountMinor">The amount in the smallest unit.</param>
public sealed record StoredCharge(string Status, long? AmountMinor)
{
    public bool IsCharged => Status is "charged";
}

namespace Evolution.Lab.Integrity;

/// <summary>What the three services have stored for one order.</summary>
/// <param name="Order">Its status in Orders; null if it does not exist.</param>
/// <param name="StockTaken">Whether its pieces were taken from stock.</param>
/// <param name="Charge">The status of its charge in Payments; null if there is none.</param>
public sealed record StoredOrderState(string? Order, bool StockTaken, string? Charge)
{
    bool IsCharged => Charge is "charged";

    /// <summary>Whether the order is partially processed: neither completed nor fully undone.</summary>
    public bool IsHalfDone => Order switch
    {
        "confirmed" => !StockTaken || !IsCharged,
        "pending" or "undoing" => true,
        _ => StockTaken || IsCharged,
    };

    /// <summary>A readable description.</summary>
    public string Description => Order is null && !StockTaken && !IsCharged ? "nothing"
        : $"{(Order is null ? "no order" : $"order {Order}")}, {(StockTaken ? "stock taken" : "stock not taken")}, {Charge ?? "not charged"}";
}

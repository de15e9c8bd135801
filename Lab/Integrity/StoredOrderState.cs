namespace Evolution.Lab.Integrity;

/// <summary>The stored data of the three services for one order.</summary>
/// <param name="Order">Its status in Orders; null if it does not exist.</param>
/// <param name="IsStockTaken">Whether its items were taken from stock.</param>
/// <param name="Charge">The status of its charge in Payments; null if there is none.</param>
public sealed record StoredOrderState(string? Order, bool IsStockTaken, string? Charge)
{
    bool IsCharged => Charge is "charged";

    /// <summary>Whether the order is partially processed: neither completed nor fully undone.</summary>
    public bool IsInconsistent => Order switch
    {
        "confirmed" => !IsStockTaken || !IsCharged,
        "pending" or "undoing" => true,
        _ => IsStockTaken || IsCharged,
    };

    /// <summary>A readable description.</summary>
    public string Description => Order is null && !IsStockTaken && !IsCharged ? "nothing"
        : $"{(Order is null ? "no order" : $"order {Order}")}, {(IsStockTaken ? "stock taken" : "stock not taken")}, {Charge ?? "not charged"}";
}

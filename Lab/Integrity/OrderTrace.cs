namespace Evolution.Lab.Integrity;

/// <summary>The data that the three services have stored for one order.</summary>
/// <param name="Order">Its status at Orders; null if it does not exist there.</param>
/// <param name="StockTaken">Whether its pieces were taken from stock.</param>
/// <param name="Charge">The status of its charge at Payments; null if there is none.</param>
public sealed record OrderTrace(string? Order, bool StockTaken, string? Charge)
{
    bool IsCharged => Charge is "charged";

    /// <summary>Whether the order is partially processed: neither completely done nor completely undone.</summary>
    public bool IsHalfDone => Order switch
    {
        "confirmed" => !StockTaken || !IsCharged,
        "pending" or "undoing" => true,
        _ => StockTaken || IsCharged,
    };

    /// <summary>A readable description.</summary>
    public string InWords => Order is null && !StockTaken && !IsCharged ? "nothing"
        : $"{(Order is null ? "no order" : $"order {Order}")}, {(StockTaken ? "stock taken" : "stock not taken")}, {Charge ?? "not charged"}";
}

namespace Evolution.Lab.Integrity;

/// <summary>What the three services have stored of one order.</summary>
/// <param name="Order">Its status at Orders; null where it does not exist there.</param>
/// <param name="StockTaken">Whether its pieces are gone from stock.</param>
/// <param name="Charge">Its status at Payments; null where there is none.</param>
public sealed record OrderTrace(string? Order, bool StockTaken, string? Charge)
{
    bool IsCharged => Charge is "charged";

    /// <summary>Whether it is neither all of an order nor nothing of it.</summary>
    public bool IsHalfDone => Order switch
    {
        "confirmed" => !StockTaken || !IsCharged,
        "pending" or "undoing" => true,
        _ => StockTaken || IsCharged,
    };

    /// <summary>The same for people.</summary>
    public string InWords => Order is null && !StockTaken && !IsCharged ? "nothing"
        : $"{(Order is null ? "no order" : $"order {Order}")}, {(StockTaken ? "stock taken" : "stock not taken")}, {Charge ?? "not charged"}";
}

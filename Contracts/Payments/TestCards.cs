namespace Evolution.Contracts.Payments;

/// <summary>Card tokens with a fixed outcome. Any other token is approved.</summary>
public static class TestCards
{
    /// <summary>Always approved.</summary>
    public const string Approved = "tok_approved";

    /// <summary>Declined: insufficient funds.</summary>
    public const string InsufficientFunds = "tok_insufficient_funds";

    /// <summary>Declined: the card has expired.</summary>
    public const string Expired = "tok_expired";

    /// <summary>Declined: reported as stolen.</summary>
    public const string Stolen = "tok_stolen";
}

namespace Evolution.Contracts.Payments;

/// <summary>Card tokens with a known answer. Any other token is approved.</summary>
public static class TestCards
{
    /// <summary>Always approved.</summary>
    public const string Approved = "tok_approved";

    /// <summary>Declined: the account holds too little.</summary>
    public const string InsufficientFunds = "tok_insufficient_funds";

    /// <summary>Declined: the card has expired.</summary>
    public const string Expired = "tok_expired";

    /// <summary>Declined: reported as stolen.</summary>
    public const string Stolen = "tok_stolen";
}

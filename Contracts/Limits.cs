namespace Evolution.Contracts;

/// <summary>The limits of requests, which bound the size of store keys and messages.</summary>
public static class Limits
{
    /// <summary>The maximum length of a customer id, in characters.</summary>
    public const int CustomerId = 64;

    /// <summary>The maximum length of a card token, in characters.</summary>
    public const int Card = 64;

    /// <summary>The maximum number of lines in an order.</summary>
    public const int Lines = 20;

    /// <summary>The maximum quantity of a product in an order.</summary>
    public const int Quantity = 1_000;

    /// <summary>The maximum amount of money, in the currency's smallest unit.</summary>
    public const long Amount = 1_000_000_000_000;

    /// <summary>The maximum number of items on a page.</summary>
    public const int PageSize = 100;
}

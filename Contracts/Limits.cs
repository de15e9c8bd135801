namespace Evolution.Contracts;

/// <summary>The limits that every request keeps to, so that a store's keys and a message's size stay bounded.</summary>
public static class Limits
{
    /// <summary>The longest customer id, in characters.</summary>
    public const int CustomerId = 64;

    /// <summary>The longest card token, in characters.</summary>
    public const int Card = 64;

    /// <summary>The most lines of one order.</summary>
    public const int Lines = 20;

    /// <summary>The most pieces of one product in one order.</summary>
    public const int Quantity = 1_000;

    /// <summary>The largest amount of money, in the currency's smallest unit.</summary>
    public const long Amount = 1_000_000_000_000;

    /// <summary>The most items of a page.</summary>
    public const int PageSize = 100;
}

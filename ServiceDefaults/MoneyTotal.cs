using Evolution.Contracts;

namespace Evolution.ServiceDefaults;

/// <summary>Creates totals of amounts of money.</summary>
public static class MoneyTotal
{
    /// <summary>Creates a total. The limit of a single amount does not bound the total of many; a total that the contract cannot express is capped.</summary>
    /// <param name="minorUnits">The total in the currency's smallest unit.</param>
    /// <param name="currency">The ISO 4217 code.</param>
    public static Money Create(decimal minorUnits, string currency) => new((long)Math.Min(minorUnits, long.MaxValue), currency);
}

using System.Globalization;

namespace Evolution.Lab.Shop;

/// <summary>An amount of money as the shop tells it.</summary>
/// <param name="MinorUnits">The amount in cents.</param>
/// <param name="Currency">The ISO 4217 code; the shop uses currencies of two decimals only.</param>
public sealed record Amount(long MinorUnits, string Currency)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MinorUnits / 100m:0.00} {Currency}");
}

using System.Globalization;

namespace Evolution.Lab.Shop;

/// <summary>An amount of money in the shop's format.</summary>
/// <param name="MinorUnits">The amount in cents.</param>
/// <param name="Currency">The ISO 4217 code. The shop uses only currencies with two decimals.</param>
public sealed record Amount(long MinorUnits, string Currency)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MinorUnits / 100m:0.00} {Currency}");
}

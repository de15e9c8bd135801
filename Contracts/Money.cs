using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts;

/// <summary>An amount of money.</summary>
/// <param name="MinorUnits">The amount in the currency's smallest unit, such as cents.</param>
/// <param name="Currency">The ISO 4217 code, such as <c>EUR</c>.</param>
public sealed record Money(
    [property: Range(0, Limits.Amount)] long MinorUnits,
    // The pattern alone would accept an empty string.
    [property: Required, RegularExpression("^[A-Z]{3}$", ErrorMessage = "The currency must be three capital letters, such as EUR.")] string Currency);

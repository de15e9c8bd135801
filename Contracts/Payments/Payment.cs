using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts.Payments;

/// <summary>Asks whether a card may be charged, or charges it.</summary>
/// <param name="CustomerId">Whose card it is.</param>
/// <param name="Card">The card's token; see <see cref="TestCards"/>.</param>
/// <param name="Amount">How much.</param>
public sealed record Payment(
    [property: Required, StringLength(Limits.CustomerId, MinimumLength = 1), PlainText] string CustomerId,
    [property: Required, StringLength(Limits.Card, MinimumLength = 1), PlainText] string Card,
    [property: Required] Money Amount);

using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts.Payments;

/// <summary>A request to authorize or charge a card.</summary>
/// <param name="CustomerId">The id of the customer.</param>
/// <param name="Card">The card's token; see <see cref="TestCards"/>.</param>
/// <param name="Amount">The amount to charge.</param>
public sealed record Payment(
    [property: Required, StringLength(Limits.CustomerId, MinimumLength = 1), PlainText] string CustomerId,
    [property: Required, StringLength(Limits.Card, MinimumLength = 1), PlainText] string Card,
    [property: Required] Money Amount);

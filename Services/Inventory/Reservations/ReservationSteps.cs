using System.Text.Json;

namespace Evolution.Inventory.Reservations;

/// <summary>The names of Inventory's steps for an order and of their outcomes in traces: the same whether a request or a message triggers a step.</summary>
static class ReservationSteps
{
    public const string Reserve = "reserve stock";
    public const string Release = "release stock";

    public const string Released = "released";
    public const string ReleasedBefore = "released-before";
    public const string NothingReserved = "nothing-reserved";

    public static string GetOutcome(StockOutcome outcome) => outcome switch
    {
        StockOutcome.Reserved => "reserved",
        StockOutcome.Refused refused => JsonNamingPolicy.KebabCaseLower.ConvertName($"{refused.Status}"),
        StockOutcome.Existing existing => $"{JsonNamingPolicy.KebabCaseLower.ConvertName($"{existing.Reservation.Status}")}-before",
        _ => throw new InvalidOperationException($"Unknown outcome: {outcome}."),
    };
}

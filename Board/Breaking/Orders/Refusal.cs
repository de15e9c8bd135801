using System.Text.Json;
using Evolution.Lab.Shop;

namespace Evolution.Board.Breaking.Orders;

/// <summary>Describes why the shop did not accept an order: the detail of the Problem Details, without the JSON around it.</summary>
static class Refusal
{
    public static string Of(Exception failure) => failure is ShopException refused ? $"The shop answered {(int)refused.Status}: {DetailOf(refused.Message)}" : failure.Message;

    static string DetailOf(string message)
    {
        var begin = message.IndexOf('{');
        if (begin < 0) return message;
        try
        {
            using var problem = JsonDocument.Parse(message.AsMemory(begin));
            return problem.RootElement.TryGetProperty("detail", out var detail) && detail.ValueKind is JsonValueKind.String ? detail.GetString()! : message;
        }
        catch (JsonException)
        {
            return message;
        }
    }
}

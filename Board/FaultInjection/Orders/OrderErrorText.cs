using System.Text.Json;
using Evolution.Lab.Shop;

namespace Evolution.Board.FaultInjection.Orders;

/// <summary>Formats the reason why the shop rejected an order: the detail of the Problem Details, without the surrounding JSON.</summary>
static class OrderErrorText
{
    public static string Of(Exception exception) => exception is ShopException shopException ? $"The shop returned {(int)shopException.Status}: {GetDetail(shopException.Message)}" : exception.Message;

    static string GetDetail(string message)
    {
        var start = message.IndexOf('{');
        if (start < 0) return message;
        try
        {
            using var problem = JsonDocument.Parse(message.AsMemory(start));
            return problem.RootElement.TryGetProperty("detail", out var detail) && detail.ValueKind is JsonValueKind.String ? detail.GetString()! : message;
        }
        catch (JsonException)
        {
            return message;
        }
    }
}

using System.Text.Json;

namespace Evolution.Contracts.Messages;

/// <summary>
/// Defines which service receives which message. Publishers declare the queues of the receivers before they publish, so that no
/// message is lost for a receiver that has never run.
/// </summary>
public static class MessageRoutes
{
    static readonly Dictionary<Type, string[]> Receivers = new()
    {
        [typeof(OrderPlaced)] = ["inventory"],
        [typeof(StockReserved)] = ["payments"],
        [typeof(StockRejected)] = ["orders"],
        [typeof(StockReleased)] = ["orders"],
        [typeof(PaymentCharged)] = ["orders"],
        [typeof(PaymentDeclined)] = ["orders", "inventory"],
    };

    /// <summary>The types of all messages.</summary>
    public static IReadOnlyCollection<Type> Messages => Receivers.Keys;

    /// <summary>Returns the queues of a message, one for each receiving service.</summary>
    public static IReadOnlyList<string> QueuesOf(Type message) => [.. Receivers[message].Select(service => Queue(service, message))];

    /// <summary>Returns the name of a service's queue for a message, such as <c>inventory-order-placed</c>.</summary>
    public static string Queue(string service, Type message) => $"{service}-{JsonNamingPolicy.KebabCaseLower.ConvertName(message.Name)}";
}

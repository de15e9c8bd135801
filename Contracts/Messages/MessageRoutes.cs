using System.Text.Json;

namespace Evolution.Contracts.Messages;

/// <summary>
/// Which service receives which message. Publishers know it too: they declare their receivers' queues before they publish,
/// so that nothing is lost on a receiver that has never run.
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

    /// <summary>Every message there is.</summary>
    public static IReadOnlyCollection<Type> Messages => Receivers.Keys;

    /// <summary>The queues that a message goes to, one for each service that receives it.</summary>
    public static IReadOnlyList<string> QueuesOf(Type message) => [.. Receivers[message].Select(service => Queue(service, message))];

    /// <summary>The queue of a message at a service: <c>inventory-order-placed</c>.</summary>
    public static string Queue(string service, Type message) => $"{service}-{JsonNamingPolicy.KebabCaseLower.ConvertName(message.Name)}";
}

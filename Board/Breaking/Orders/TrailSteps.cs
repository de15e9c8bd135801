using System.Text.RegularExpressions;
using Evolution.Lab.Tracing;

namespace Evolution.Board.Breaking.Orders;

/// <summary>
/// Builds the path of an order from what is observable: the response to the customer, the logs of the services, and the contents of the
/// stores. A step without a record, such as a successful HTTP call, is not included.
/// </summary>
static partial class TrailSteps
{
    public const string Customer = "customer";

    /// <summary>Returns all steps, in chronological order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="storeOf">Returns the store that a service uses. Both names are without prefix.</param>
    public static IReadOnlyList<TrailStep> Of(PlacedOrder order, Func<string, string> storeOf) =>
    [
        .. Seen(order)
            .Concat((order.Trail?.Lines ?? []).SelectMany(line => Logged(order, line)))
            .Concat(order.Stored.Select(step => At(order, step.Time, storeOf(step.Service), step.Words)))
            .OrderBy(step => step.Milliseconds),
    ];

    static IEnumerable<TrailStep> Seen(PlacedOrder order)
    {
        yield return At(order, order.AskedAt, Customer, "sends the order");
        if (order.AnsweredAt is { } answered) yield return At(order, answered, Customer, $"is answered {order.Answer}: {order.AnsweredStatus}");
        if (order.EndedAt is { } ended) yield return At(order, ended, Customer, $"sees that it is {order.Status}");
    }

    /// <summary>A service logs each message that it handles, which shows that the broker delivered it.</summary>
    static IEnumerable<TrailStep> Logged(PlacedOrder order, LogEntry line)
    {
        var service = line.Service.StartsWith(order.Topology.Prefix, StringComparison.Ordinal) ? line.Service[order.Topology.Prefix.Length..] : line.Service;
        if (Taken().Match(line.Message) is { Success: true } taken) yield return At(order, line.Time, "rabbitmq", $"{taken.Groups["message"]} was carried to {service}");
        yield return At(order, line.Time, service, line.Message.Replace($"{order.Id}", "…", StringComparison.OrdinalIgnoreCase));
    }

    static TrailStep At(PlacedOrder order, DateTimeOffset time, string lane, string words) => new(Math.Round((time - order.AskedAt).TotalMilliseconds, 1), lane, words);

    [GeneratedRegex("^(?<message>[A-Z][A-Za-z]+) of order [0-9a-f-]+ (handled|was handled before)$")]
    private static partial Regex Taken();
}

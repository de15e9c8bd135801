using System.Text.RegularExpressions;
using Evolution.Lab.Tracing;

namespace Evolution.Board.Breaking.Orders;

/// <summary>
/// An order's way, put together from what is known from outside: the answer to the customer, what services have logged, and what
/// stores hold. A step that nobody wrote down, such as a call over HTTP that went well, is not made up.
/// </summary>
static partial class TrailSteps
{
    public const string Customer = "customer";

    /// <summary>All steps, in the order of time.</summary>
    /// <param name="order">The order.</param>
    /// <param name="storeOf">The store that a service uses, by their names without prefix.</param>
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

    /// <summary>A service that takes a message says so: then the broker has had it.</summary>
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

using System.Text.RegularExpressions;
using Evolution.Lab.Tracing;

namespace Evolution.Board.FaultInjection.Orders;

/// <summary>
/// Builds the path of an order from what is observable: the response to the customer, the logs of the services, and the contents of the
/// stores. Steps that leave no record, such as successful HTTP calls, are not included.
/// </summary>
static partial class TrailBuilder
{
    public const string Customer = "customer";

    /// <summary>Returns all steps, in chronological order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="getStore">Returns the store that a service uses. Both names exclude the topology prefix.</param>
    public static IReadOnlyList<TrailStep> Of(TrackedOrder order, Func<string, string> getStore) =>
    [
        .. CreateCustomerSteps(order)
            .Concat((order.Trail?.Lines ?? []).SelectMany(line => CreateLogSteps(order, line)))
            .Concat(order.StoredSteps.Select(step => CreateStep(order, step.Time, getStore(step.Service), step.Description)))
            .OrderBy(step => step.Milliseconds),
    ];

    static IEnumerable<TrailStep> CreateCustomerSteps(TrackedOrder order)
    {
        yield return CreateStep(order, order.SentAt, Customer, "sends the order");
        if (order.RespondedAt is { } respondedAt) yield return CreateStep(order, respondedAt, Customer, $"receives {order.ResponseStatusCode}: {order.InitialStatus}");
        if (order.CompletedAt is { } completedAt) yield return CreateStep(order, completedAt, Customer, $"sees that it is {order.Status}");
    }

    /// <summary>Creates the steps of a log line. A handled message also proves that the broker delivered it.</summary>
    static IEnumerable<TrailStep> CreateLogSteps(TrackedOrder order, LogEntry line)
    {
        var service = line.Service.StartsWith(order.Topology.Prefix, StringComparison.Ordinal) ? line.Service[order.Topology.Prefix.Length..] : line.Service;
        if (HandledMessagePattern().Match(line.Message) is { Success: true } match) yield return CreateStep(order, line.Time, "rabbitmq", $"{match.Groups["message"]} was delivered to {service}");
        yield return CreateStep(order, line.Time, service, line.Message.Replace($"{order.Id}", "…", StringComparison.OrdinalIgnoreCase));
    }

    static TrailStep CreateStep(TrackedOrder order, DateTimeOffset time, string lane, string description) => new(Math.Round((time - order.SentAt).TotalMilliseconds, 1), lane, description);

    [GeneratedRegex("^(?<message>[A-Z][A-Za-z]+) of order [0-9a-f-]+ (handled|was handled before)$")]
    private static partial Regex HandledMessagePattern();
}

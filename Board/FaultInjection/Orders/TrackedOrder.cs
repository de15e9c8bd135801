using System.Globalization;
using Evolution.Control;
using Evolution.Lab.Tracing;

namespace Evolution.Board.FaultInjection.Orders;

/// <summary>An order that a user placed on one topology, and the known state of its processing.</summary>
/// <param name="Topology">The topology on which it was placed.</param>
/// <param name="SentAt">When it was sent to the Gateway.</param>
sealed record TrackedOrder(TopologyState Topology, DateTimeOffset SentAt)
{
    /// <summary>The ID of the order; null if the shop rejected it.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its status as a customer sees it, such as <c>pending</c> or <c>confirmed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The status code of the response: 201 if the order is complete, 202 if it is still being processed.</summary>
    public int? ResponseStatusCode { get; init; }

    /// <summary>The order status in that response.</summary>
    public string? InitialStatus { get; init; }

    /// <summary>When the response arrived.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary>When a polling customer saw the outcome; null if the first response contained it, or the order is still pending.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The reason why it could not be placed or tracked, as user-facing text.</summary>
    public string? Error { get; init; }

    /// <summary>The log lines about the order.</summary>
    public Trail? Trail { get; init; }

    /// <summary>The steps recorded in the stores.</summary>
    public IReadOnlyList<StoredOrderStep> StoredSteps { get; init; } = [];

    /// <summary>Whether its trail is still being read.</summary>
    public bool IsTracked { get; init; }

    public string Title => $"Phase {Topology.Phase}";

    /// <summary>The state of the order, as user-facing text.</summary>
    public string Summary => this switch
    {
        { Id: null, Error: { } error } => error.TrimEnd('.'),
        { Id: null } => "placing the order",
        _ => string.Create(CultureInfo.InvariantCulture, $"the order is {Status}, response {ResponseStatusCode} after {(RespondedAt!.Value - SentAt).TotalMilliseconds:0} ms"),
    };
}

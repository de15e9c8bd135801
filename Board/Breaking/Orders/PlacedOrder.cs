using System.Globalization;
using Evolution.Control;
using Evolution.Lab.Tracing;

namespace Evolution.Board.Breaking.Orders;

/// <summary>An order that a user placed on one topology, and what is known about its processing.</summary>
/// <param name="Topology">The topology on which it was placed.</param>
/// <param name="AskedAt">When it was sent to the Gateway.</param>
sealed record PlacedOrder(TopologyState Topology, DateTimeOffset AskedAt)
{
    /// <summary>The ID of the order; null if the shop did not accept it.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its status as a customer sees it, such as <c>pending</c> or <c>confirmed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The status code of the response: 201 if the order is complete, 202 if it is still processed.</summary>
    public int? Answer { get; init; }

    /// <summary>The order status in that response.</summary>
    public string? AnsweredStatus { get; init; }

    /// <summary>When the response arrived.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When a polling customer saw the outcome; null if the first response contained it, or the order is still pending.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The reason why it could not be placed or followed, as text for the user.</summary>
    public string? Error { get; init; }

    /// <summary>The log lines about the order.</summary>
    public Trail? Trail { get; init; }

    /// <summary>The steps that the stores contain.</summary>
    public IReadOnlyList<StoredStep> Stored { get; init; } = [];

    /// <summary>Whether its trail is still being read.</summary>
    public bool IsFollowed { get; init; }

    public string Title => $"Phase {Topology.Phase}";

    /// <summary>The state of the order in a phrase.</summary>
    public string InWords => this switch
    {
        { Id: null, Error: { } error } => error.TrimEnd('.'),
        { Id: null } => "is being placed",
        _ => string.Create(CultureInfo.InvariantCulture, $"the order is {Status}, answered {Answer} after {(AnsweredAt!.Value - AskedAt).TotalMilliseconds:0} ms"),
    };
}

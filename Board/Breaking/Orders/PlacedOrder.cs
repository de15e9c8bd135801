using System.Globalization;
using Evolution.Control;
using Evolution.Lab.Tracing;

namespace Evolution.Board.Breaking.Orders;

/// <summary>An order that was placed by hand on one topology, and what is known of its way.</summary>
/// <param name="Topology">Where it was placed.</param>
/// <param name="AskedAt">When it was sent to the Gateway.</param>
sealed record PlacedOrder(TopologyState Topology, DateTimeOffset AskedAt)
{
    /// <summary>Its number; null where the shop did not take it.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its status as a customer sees it, such as <c>pending</c> or <c>confirmed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>How the shop answered: 201 when it is done, 202 when it will be.</summary>
    public int? Answer { get; init; }

    /// <summary>The status in that answer.</summary>
    public string? AnsweredStatus { get; init; }

    /// <summary>When it answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When a customer who kept asking saw how it ended; null where the first answer said so, or it has not ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it could not be placed or followed, for people.</summary>
    public string? Error { get; init; }

    /// <summary>What the logs say of it.</summary>
    public Trail? Trail { get; init; }

    /// <summary>What the stores hold of it.</summary>
    public IReadOnlyList<StoredStep> Stored { get; init; } = [];

    /// <summary>Whether its trail is still being read.</summary>
    public bool IsFollowed { get; init; }

    public string Title => $"Phase {Topology.Phase}";

    /// <summary>How it stands, in a phrase.</summary>
    public string InWords => this switch
    {
        { Id: null, Error: { } error } => error.TrimEnd('.'),
        { Id: null } => "is being placed",
        _ => string.Create(CultureInfo.InvariantCulture, $"the order is {Status}, answered {Answer} after {(AnsweredAt!.Value - AskedAt).TotalMilliseconds:0} ms"),
    };
}

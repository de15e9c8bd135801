using Evolution.Board.Topologies.Mapping;

namespace Evolution.Board.Topologies.Layout;

/// <summary>The line of a link.</summary>
/// <param name="Link">What it stands for.</param>
/// <param name="Points">Its corners, from who uses or calls to what is used or called.</param>
/// <param name="Label">Where its label begins, is centered or ends, by <paramref name="Anchor"/>.</param>
/// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
public sealed record GraphEdge(GraphLink Link, IReadOnlyList<GraphPoint> Points, GraphPoint Label, string Anchor);

namespace Evolution.Board.Topologies.Layout;

/// <summary>The sizes in the graph, in the graph's units. Three services take up half the width of a projector, so that two phases fit side by side at full size.</summary>
static class LayoutMetrics
{
    public const double ColumnWidth = 116;

    /// <summary>The distance between two services: space for an arrow with the state of its circuit breaker.</summary>
    public const double ColumnGap = 76;

    public const double EntryPointHeight = 46, ServiceHeight = 60, StoreHeight = 52, SharedHeight = 76;

    /// <summary>The vertical radius of a cylinder's top.</summary>
    public const double CapRadius = 7;

    /// <summary>The distance between a service and its stores.</summary>
    public const double StoreGap = 16;

    /// <summary>The distance between shared nodes.</summary>
    public const double SharedGap = 28;

    /// <summary>The distance between a frame and its content, and the height of its title, which is large enough to tap.</summary>
    public const double FramePadding = 10, FrameTitleHeight = 30;

    /// <summary>The vertical distance between frames: space for an arrow and its label.</summary>
    public const double FrameGap = 30;

    /// <summary>The distance between the vertical lines beside a service's own stores.</summary>
    public const double LaneWidth = 8;

    /// <summary>The distance from the edge of the graph to the outermost frame.</summary>
    public const double Margin = 2;

    /// <summary>The distance from a row to the row of another frame below it.</summary>
    public const double RowGap = FramePadding + FrameGap + FrameTitleHeight;

    /// <summary>The distance from the edge of the graph to the first column.</summary>
    public const double ColumnsLeft = Margin + FramePadding;
}

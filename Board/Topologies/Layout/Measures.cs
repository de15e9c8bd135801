namespace Evolution.Board.Topologies.Layout;

/// <summary>The sizes in the graph, in its own units. Three services take half the width of a projector's picture, so that two phases fit side by side at full size.</summary>
static class Measures
{
    public const double ColumnWidth = 116;

    /// <summary>The distance between two services: enough for an arrow with the state of its circuit breaker.</summary>
    public const double ColumnGap = 76;

    public const double EntryHeight = 46, ServiceHeight = 60, StoreHeight = 52, SharedHeight = 76;

    /// <summary>Half the height of a cylinder's lid.</summary>
    public const double Lid = 7;

    /// <summary>The distance between a service and its stores.</summary>
    public const double StoreGap = 16;

    /// <summary>The distance between shared nodes.</summary>
    public const double SharedGap = 28;

    /// <summary>The distance between a frame and its content, and the height of its title, which is large enough to tap.</summary>
    public const double FramePadding = 10, FrameTitle = 30;

    /// <summary>The vertical distance between frames: enough for an arrow and its label.</summary>
    public const double Strip = 30;

    /// <summary>The distance between the lines that run down next to a service's own stores.</summary>
    public const double Lane = 8;

    /// <summary>The distance from the edge of the picture to the outermost frame.</summary>
    public const double Margin = 2;

    /// <summary>The distance from a row to the row of another frame below it.</summary>
    public const double RowGap = FramePadding + Strip + FrameTitle;

    /// <summary>The distance from the edge of the picture to the first column.</summary>
    public const double Left = Margin + FramePadding;
}

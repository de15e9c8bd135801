namespace Evolution.Board.Topologies.Layout;

/// <summary>The sizes of the graph, in its own units. Three services are as wide as half a projector's picture, so that two phases stand side by side at full size.</summary>
static class Measures
{
    public const double ColumnWidth = 116;

    /// <summary>Between two services: as wide as an arrow with the state of its circuit breaker needs.</summary>
    public const double ColumnGap = 76;

    public const double EntryHeight = 46, ServiceHeight = 60, StoreHeight = 52, SharedHeight = 76;

    /// <summary>The half height of a cylinder's lid.</summary>
    public const double Lid = 7;

    /// <summary>Between a service and its stores.</summary>
    public const double StoreGap = 16;

    /// <summary>Between shared things.</summary>
    public const double SharedGap = 28;

    /// <summary>Between a frame and what is in it; at its top there is its name, high enough to be hit by a finger.</summary>
    public const double FramePadding = 10, FrameTitle = 30;

    /// <summary>Between frames one above the other: enough for an arrow and its label.</summary>
    public const double Strip = 30;

    /// <summary>Between the lines that run down beside a service's own stores.</summary>
    public const double Lane = 8;

    /// <summary>From the edge of the picture to the outermost frame.</summary>
    public const double Margin = 2;

    /// <summary>From a row to the row of another frame below it.</summary>
    public const double RowGap = FramePadding + Strip + FrameTitle;

    /// <summary>From the edge of the picture to the first column.</summary>
    public const double Left = Margin + FramePadding;
}

using Evolution.Board.Drawing;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;
using static Evolution.Board.Topologies.Layout.LayoutMetrics;

namespace Evolution.Board.Topologies.Layout;

/// <summary>The positions of the nodes.</summary>
/// <param name="Boxes">The box of each node, by the name of its resource.</param>
/// <param name="Width">The width of the graph.</param>
/// <param name="ServicesTop">The top of the row of services.</param>
/// <param name="ColumnsBottom">The bottom of the longest column.</param>
sealed record NodePositions(IReadOnlyDictionary<string, Box> Boxes, double Width, double ServicesTop, double ColumnsBottom)
{
    public static NodePositions Of(TopologyMap map)
    {
        var boxes = new Dictionary<string, Box>();
        var columns = Math.Max(map.Columns.Count, 1);
        var contentWidth = columns * ColumnWidth + (columns - 1) * ColumnGap;
        var top = Margin + FrameTitleHeight;
        PlaceRow(boxes, map.EntryPoints, contentWidth, top, EntryPointHeight);

        var servicesTop = map.EntryPoints is [] ? top + FrameGap : top + EntryPointHeight + RowGap;
        foreach (var (column, service) in map.Columns.Index()) PlaceColumn(boxes, map, service, ColumnsLeft + column * (ColumnWidth + ColumnGap), servicesTop);
        var columnsBottom = map.Columns.Select(service => map.GetOwnStores(service) is [.., var last] ? boxes[last.Name].Bottom : boxes[service.Name].Bottom).DefaultIfEmpty(servicesTop).Max();

        PlaceRow(boxes, map.SharedNodes, contentWidth, columnsBottom + RowGap, SharedHeight);
        return new(boxes, contentWidth + 2 * ColumnsLeft, servicesTop, columnsBottom);
    }

    static void PlaceColumn(Dictionary<string, Box> boxes, TopologyMap map, ResourceState service, double x, double top)
    {
        boxes[service.Name] = new(x, top, ColumnWidth, ServiceHeight);
        var channelWidth = RoutingChannel.Of(map, service).Width;
        foreach (var (index, store) in map.GetOwnStores(service).Index())
        {
            boxes[store.Name] = new(x + channelWidth, top + ServiceHeight + StoreGap + index * (StoreHeight + StoreGap), ColumnWidth - channelWidth, StoreHeight);
        }
    }

    static void PlaceRow(Dictionary<string, Box> boxes, IReadOnlyList<ResourceState> nodes, double contentWidth, double top, double height)
    {
        var width = (contentWidth - (nodes.Count - 1) * SharedGap) / nodes.Count;
        foreach (var (index, node) in nodes.Index()) boxes[node.Name] = new(ColumnsLeft + index * (width + SharedGap), top, width, height);
    }
}

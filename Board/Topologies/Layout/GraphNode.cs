using Evolution.Control;

namespace Evolution.Board.Topologies.Layout;

/// <summary>A service, store or broker at its place.</summary>
/// <param name="Resource">What it is, and its state.</param>
/// <param name="Box">Where it is drawn.</param>
/// <param name="Users">How many services use it, if it is a store or broker.</param>
public sealed record GraphNode(ResourceState Resource, Box Box, int Users)
{
    /// <summary>Whether several services depend on it.</summary>
    public bool IsShared => Users > 1;
}

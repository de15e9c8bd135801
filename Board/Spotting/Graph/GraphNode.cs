namespace Evolution.Board.Spotting.Graph;

/// <summary>A part of the system in the graph.</summary>
/// <param name="Key">The key by which edges refer to it.</param>
/// <param name="Name">The display name.</param>
/// <param name="Shape">The shape in which it is drawn.</param>
/// <param name="Kind">The kind of part, as text for the user.</param>
/// <param name="Unit">The deployment unit; null for parts that are drawn without one.</param>
/// <param name="IsShared">Whether it shows a symptom because several services share it.</param>
sealed record GraphNode(string Key, string Name, NodeShape Shape, string Kind, string? Unit, bool IsShared)
{
    /// <summary>The text below the name. It includes whether the part is shared, so that this is not indicated by style alone.</summary>
    public string Label => IsShared ? $"{Kind}, SHARED" : Kind;
}

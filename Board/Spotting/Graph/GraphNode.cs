namespace Evolution.Board.Spotting.Graph;

/// <summary>A part of the system in the graph.</summary>
/// <param name="Key">The key by which edges refer to it.</param>
/// <param name="Name">The display name.</param>
/// <param name="Shape">The shape in which it is drawn.</param>
/// <param name="Word">The kind of part, in a word.</param>
/// <param name="Unit">The deployment unit; null if it is not drawn.</param>
/// <param name="IsShared">Whether it shows a symptom because several services share it.</param>
sealed record GraphNode(string Key, string Name, NodeShape Shape, string Word, string? Unit, bool IsShared)
{
    /// <summary>The text below the name. It contains whether the part is shared, so that style is not the only indication.</summary>
    public string Label => IsShared ? $"{Word}, SHARED" : Word;
}

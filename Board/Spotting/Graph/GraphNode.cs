namespace Evolution.Board.Spotting.Graph;

/// <summary>A part of the system in the graph.</summary>
/// <param name="Key">What edges call it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Shape">How it is drawn.</param>
/// <param name="Word">What it is, in a word.</param>
/// <param name="Unit">What it is deployed with; null where that is not drawn.</param>
/// <param name="IsShared">Whether it shows a symptom because services share it.</param>
sealed record GraphNode(string Key, string Name, NodeShape Shape, string Word, string? Unit, bool IsShared)
{
    /// <summary>What is written under its name: that it is shared is said, not only shown.</summary>
    public string Label => IsShared ? $"{Word}, SHARED" : Word;
}

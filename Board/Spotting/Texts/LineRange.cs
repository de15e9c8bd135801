namespace Evolution.Board.Spotting.Texts;

/// <summary>Lines that follow each other.</summary>
/// <param name="From">The first one, from 1.</param>
/// <param name="To">The last one.</param>
readonly record struct LineRange(int From, int To)
{
    public int Count => To - From + 1;

    /// <summary>Their numbers.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(From, Count);
}

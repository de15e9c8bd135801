namespace Evolution.Board.Spotting.Texts;

/// <summary>A range of consecutive lines.</summary>
/// <param name="From">The number of the first line, from 1.</param>
/// <param name="To">The number of the last line.</param>
readonly record struct LineRange(int From, int To)
{
    public int Count => To - From + 1;

    /// <summary>The numbers of the lines.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(From, Count);
}

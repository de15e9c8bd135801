namespace Evolution.Spotting.Documents;

/// <summary>Tells the lines of growing positions in a text.</summary>
sealed class LineCounter(byte[] text)
{
    int counted;

    /// <summary>The line of the position that was asked for last, from 1.</summary>
    public int Line { get; private set; } = 1;

    public int At(int position)
    {
        Line += text.AsSpan(counted, position - counted).Count((byte)'\n');
        counted = position;
        return Line;
    }
}

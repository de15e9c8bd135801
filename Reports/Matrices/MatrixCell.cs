namespace Evolution.Reports.Matrices;

/// <summary>The result of one experiment or cost on one topology, over all rounds.</summary>
/// <param name="Text">The main figure with its unit, and with its spread over rounds.</param>
public abstract record MatrixCell(string Text)
{
    /// <summary>Additional figures as text; null if there are none.</summary>
    public virtual string? Detail => null;

    /// <summary>A shorter form of <see cref="Detail"/> for narrow layouts.</summary>
    public virtual string? ShortDetail => Detail;

    /// <summary>The severity of the result.</summary>
    public virtual Level Level => Level.Neutral;

    /// <summary>The display name of the level; null if the result is not rated.</summary>
    public virtual string? LevelName => null;

    /// <summary>Formats the difference from the cell of another topology or run; null if they cannot be compared.</summary>
    public virtual string? FormatDifference(MatrixCell other) => null;
}

/// <summary>A cell without a measurement. The remarks of the matrix contain the reason.</summary>
public sealed record EmptyCell() : MatrixCell("–");

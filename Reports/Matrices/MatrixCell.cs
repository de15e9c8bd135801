namespace Evolution.Reports.Matrices;

/// <summary>What was measured of one topology in one experiment or cost, over all repetitions.</summary>
/// <param name="Text">The figure that stands for it, with its unit, and its spread where there were repetitions.</param>
public abstract record MatrixCell(string Text)
{
    /// <summary>What else there is to know.</summary>
    public virtual string? Detail => null;

    /// <summary>The same where there is little room.</summary>
    public virtual string? Brief => Detail;

    /// <summary>How bad that is.</summary>
    public virtual Level Level => Level.Neutral;

    /// <summary>The same in a word; null where it is neither good nor bad by itself.</summary>
    public virtual string? Word => null;

    /// <summary>How it differs from another topology's, or another run's; null where they cannot be compared.</summary>
    public virtual string? DifferenceTo(MatrixCell other) => null;
}

/// <summary>Nothing was measured; the matrix's remarks say why.</summary>
public sealed record EmptyCell() : MatrixCell("–");

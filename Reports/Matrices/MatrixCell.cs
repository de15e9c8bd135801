namespace Evolution.Reports.Matrices;

/// <summary>The result of one experiment or cost on one topology, over all repetitions.</summary>
/// <param name="Text">The main figure with its unit, and with its spread if there were repetitions.</param>
public abstract record MatrixCell(string Text)
{
    /// <summary>Additional figures in words; null if there are none.</summary>
    public virtual string? Detail => null;

    /// <summary>A shorter form of <see cref="Detail"/> for narrow layouts.</summary>
    public virtual string? Brief => Detail;

    /// <summary>The severity of the result.</summary>
    public virtual Level Level => Level.Neutral;

    /// <summary>The severity in one word; null if the result is neither good nor bad by itself.</summary>
    public virtual string? Word => null;

    /// <summary>Describes the difference to the cell of another topology or another run; null if they cannot be compared.</summary>
    public virtual string? DifferenceTo(MatrixCell other) => null;
}

/// <summary>A cell without a measurement; the matrix's remarks give the reason.</summary>
public sealed record EmptyCell() : MatrixCell("–");

namespace Evolution.Reports.Matrices;

/// <summary>What a row of the matrix is.</summary>
public enum RowKind
{
    /// <summary>A fault experiment.</summary>
    Fault,

    /// <summary>Orders that were killed in the middle.</summary>
    Crash,

    /// <summary>A cost.</summary>
    Cost,
}

namespace Evolution.Reports.Matrices;

/// <summary>The kind of a matrix row.</summary>
public enum RowKind
{
    /// <summary>A fault experiment.</summary>
    Fault,

    /// <summary>A crash experiment: orders are killed during processing.</summary>
    Crash,

    /// <summary>A cost.</summary>
    Cost,
}

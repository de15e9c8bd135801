namespace Evolution.Reports.Matrices;

/// <summary>The kind of a matrix row.</summary>
public enum RowKind
{
    /// <summary>A fault experiment.</summary>
    Fault,

    /// <summary>A crash experiment, which kills services while they process orders.</summary>
    Crash,

    /// <summary>A cost measurement.</summary>
    Cost,
}

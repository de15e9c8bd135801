namespace Evolution.Reports.Matrices;

/// <summary>The row of one experiment or cost, across all topologies.</summary>
/// <param name="Name">The name of the experiment or cost.</param>
/// <param name="Quantity">The quantity shown for a cost; null for experiments.</param>
/// <param name="Question">The question that the experiment or cost answers.</param>
/// <param name="Kind">The kind of the row.</param>
/// <param name="Cells">The results, in the order of the columns.</param>
public sealed record MatrixRow(string Name, string? Quantity, string Question, RowKind Kind, IReadOnlyList<MatrixCell> Cells);

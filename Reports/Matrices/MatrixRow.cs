namespace Evolution.Reports.Matrices;

/// <summary>One experiment or cost on every topology.</summary>
/// <param name="Name">The experiment.</param>
/// <param name="Quantity">Which quantity of a cost stands for it; null for experiments.</param>
/// <param name="Question">The question that it answers.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Cells">What was measured, column by column.</param>
public sealed record MatrixRow(string Name, string? Quantity, string Question, RowKind Kind, IReadOnlyList<MatrixCell> Cells);

using Evolution.Lab.Results;

namespace Evolution.Reports.Matrices;

/// <summary>The benefits and costs of each topology: experiments and costs as rows, topologies as columns.</summary>
/// <param name="Columns">The topologies.</param>
/// <param name="Rows">Fault experiments, crash experiments and costs, each in the order of measurement.</param>
/// <param name="Remarks">The reasons why cells are empty.</param>
public sealed record TradeOffMatrix(IReadOnlyList<MatrixColumn> Columns, IReadOnlyList<MatrixRow> Rows, IReadOnlyList<Remark> Remarks)
{
    /// <summary>Builds the matrix of a comparison.</summary>
    public static TradeOffMatrix Of(Comparison comparison)
    {
        var columns = MatrixColumn.Of(comparison);
        return new(columns, [.. CreateFaultRows(comparison, columns), .. CreateCrashRows(comparison, columns), .. CreateCostRows(comparison, columns)], Remark.Of(comparison));
    }

    /// <summary>Gets the cell of an experiment on a topology; null if there is no such row or column.</summary>
    public MatrixCell? this[string experiment, string topology] =>
        Rows.FirstOrDefault(row => row.Name == experiment) is { } row && Columns.Index().FirstOrDefault(column => column.Item.Name == topology) is (var index, not null) ? row.Cells[index] : null;

    static IEnumerable<MatrixRow> CreateFaultRows(Comparison comparison, IReadOnlyList<MatrixColumn> columns) =>
        comparison.Runs.SelectMany(run => run.Faults).DistinctBy(fault => fault.Name).Select(fault => new MatrixRow(fault.Name, null, fault.Question, RowKind.Fault,
            CreateCells(comparison, columns, runs => FaultCell.Of([.. runs.SelectMany(run => run.Faults).Where(result => result.Name == fault.Name)]))));

    static IEnumerable<MatrixRow> CreateCrashRows(Comparison comparison, IReadOnlyList<MatrixColumn> columns) =>
        comparison.Runs.Select(run => run.Crashes).OfType<CrashResult>().DistinctBy(crashes => crashes.Name).Select(crashes => new MatrixRow(crashes.Name, null, crashes.Question, RowKind.Crash,
            CreateCells(comparison, columns, runs => CrashCell.Of([.. runs.Select(run => run.Crashes).OfType<CrashResult>()]))));

    static IEnumerable<MatrixRow> CreateCostRows(Comparison comparison, IReadOnlyList<MatrixColumn> columns) =>
        comparison.Runs.SelectMany(run => run.Costs).OrderBy(cost => cost.Quantities.Count is 0).DistinctBy(cost => cost.Name).Select(cost =>
        {
            var mainQuantity = cost.Quantities.FirstOrDefault()?.Name;
            return new MatrixRow(cost.Name, mainQuantity, cost.Question, RowKind.Cost,
                CreateCells(comparison, columns, runs => mainQuantity is null ? null : CostCell.Of([.. runs.SelectMany(run => run.Costs).Where(result => result.Name == cost.Name)], mainQuantity)));
        });

    static IReadOnlyList<MatrixCell> CreateCells(Comparison comparison, IReadOnlyList<MatrixColumn> columns, Func<IEnumerable<TopologyRun>, MatrixCell?> createCell) =>
        [.. columns.Select(column => createCell(comparison.Runs.Where(run => run.Name == column.Name)) ?? new EmptyCell())];
}

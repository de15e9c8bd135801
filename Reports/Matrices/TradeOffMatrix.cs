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
        return new(columns, [.. Faults(comparison, columns), .. Crashes(comparison, columns), .. Costs(comparison, columns)], Remark.Of(comparison));
    }

    /// <summary>Gets the cell of an experiment on a topology; null if there is no such row or column.</summary>
    public MatrixCell? this[string experiment, string topology] =>
        Rows.FirstOrDefault(row => row.Name == experiment) is { } row && Columns.Index().FirstOrDefault(column => column.Item.Name == topology) is (var index, not null) ? row.Cells[index] : null;

    static IEnumerable<MatrixRow> Faults(Comparison comparison, IReadOnlyList<MatrixColumn> columns) =>
        comparison.Runs.SelectMany(run => run.Faults).DistinctBy(fault => fault.Name).Select(fault => new MatrixRow(fault.Name, null, fault.Question, RowKind.Fault,
            Cells(comparison, columns, runs => FaultCell.Of([.. runs.SelectMany(run => run.Faults).Where(result => result.Name == fault.Name)]))));

    static IEnumerable<MatrixRow> Crashes(Comparison comparison, IReadOnlyList<MatrixColumn> columns) =>
        comparison.Runs.Select(run => run.Crashes).OfType<CrashResult>().DistinctBy(crashes => crashes.Name).Select(crashes => new MatrixRow(crashes.Name, null, crashes.Question, RowKind.Crash,
            Cells(comparison, columns, runs => CrashCell.Of([.. runs.Select(run => run.Crashes).OfType<CrashResult>()]))));

    static IEnumerable<MatrixRow> Costs(Comparison comparison, IReadOnlyList<MatrixColumn> columns) =>
        comparison.Runs.SelectMany(run => run.Costs).OrderBy(cost => cost.Quantities.Count is 0).DistinctBy(cost => cost.Name).Select(cost =>
        {
            var first = cost.Quantities.FirstOrDefault()?.Name;
            return new MatrixRow(cost.Name, first, cost.Question, RowKind.Cost,
                Cells(comparison, columns, runs => first is null ? null : CostCell.Of([.. runs.SelectMany(run => run.Costs).Where(result => result.Name == cost.Name)], first)));
        });

    static IReadOnlyList<MatrixCell> Cells(Comparison comparison, IReadOnlyList<MatrixColumn> columns, Func<IEnumerable<TopologyRun>, MatrixCell?> measure) =>
        [.. columns.Select(column => measure(comparison.Runs.Where(run => run.Name == column.Name)) ?? new EmptyCell())];
}

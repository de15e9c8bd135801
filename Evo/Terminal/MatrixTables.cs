using Evolution.Reports.Matrices;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes the trade-off matrix, split into as many tables as are needed to fit its columns.</summary>
static class MatrixTables
{
    const int WidthOfNames = 16;
    const int WidthOfColumn = 20;
    const int Room = 18;

    /// <summary>Writes the matrix.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="isBesideFirst">Whether each cell shows the difference to the first topology, which is repeated in each table.</param>
    public static void Write(IAnsiConsole console, TradeOffMatrix matrix, bool isBesideFirst)
    {
        var fitting = Math.Max(1, (console.Profile.Width - WidthOfNames) / WidthOfColumn);
        var columns = Enumerable.Range(0, matrix.Columns.Count);
        var chunks = isBesideFirst && fitting > 1
            ? columns.Skip(1).Chunk(fitting - 1).Select(chunk => (int[])[0, .. chunk]).DefaultIfEmpty([0])
            : columns.Chunk(fitting);
        foreach (var chunk in chunks) console.Write(Table(matrix, chunk, isBesideFirst));
        foreach (var remark in matrix.Remarks)
            console.Line($"– {remark.Experiment}, {string.Join(", ", remark.Topologies)}: {remark.Why}", remark.IsError ? ReportConsole.Bad : Style.Plain);
    }

    static Table Table(TradeOffMatrix matrix, int[] columns, bool isBesideFirst)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("").Width(WidthOfNames));
        foreach (var column in columns) table.AddColumn(new TableColumn(new Text(matrix.Columns[column].Title.Replace("=", "=\n"))));
        foreach (var (index, row) in matrix.Rows.Index())
        {
            if (index > 0 && matrix.Rows[index - 1].Kind != row.Kind) table.AddEmptyRow();
            table.AddRow([new Text(row.Quantity is null ? row.Name : $"{row.Name}\n{row.Quantity}"), .. columns.Select(column => Cell(row.Cells[column], isBesideFirst && column > 0 ? row.Cells[0] : null))]);
        }
        return table;
    }

    static Paragraph Cell(MatrixCell cell, MatrixCell? beside)
    {
        var paragraph = new Paragraph(cell.Text, ReportConsole.StyleOf(cell.Level));
        var isWordBelow = cell.Text.Length + cell.Word?.Length >= Room;
        if (cell.Word is { } word) paragraph.Append(isWordBelow ? $"\n{word}" : $" {word}", ReportConsole.StyleOf(cell.Level));
        if (beside is not null && cell.DifferenceTo(beside) is { } difference) paragraph.Append($"\n{difference}", ReportConsole.Strong);
        else if (beside is null && cell.Brief is { } brief) paragraph.Append(isWordBelow ? $", {brief}" : $"\n{brief}");
        return paragraph;
    }
}

using Evolution.Reports.Matrices;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes the trade-off matrix, split into as many tables as its columns require.</summary>
static class MatrixTables
{
    const int NameWidth = 16;
    const int ColumnWidth = 20;
    const int CellTextWidth = 18;

    /// <summary>Writes the matrix.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="isComparedToFirst">Whether each cell shows the difference from the first topology, which is repeated in each table.</param>
    public static void Write(IAnsiConsole console, TradeOffMatrix matrix, bool isComparedToFirst)
    {
        var columnsPerTable = Math.Max(1, (console.Profile.Width - NameWidth) / ColumnWidth);
        var columns = Enumerable.Range(0, matrix.Columns.Count);
        var chunks = isComparedToFirst && columnsPerTable > 1
            ? columns.Skip(1).Chunk(columnsPerTable - 1).Select(chunk => (int[])[0, .. chunk]).DefaultIfEmpty([0])
            : columns.Chunk(columnsPerTable);
        foreach (var chunk in chunks) console.Write(CreateTable(matrix, chunk, isComparedToFirst));
        foreach (var remark in matrix.Remarks)
            console.WriteParagraph($"– {remark.Experiment}, {string.Join(", ", remark.Topologies)}: {remark.Reason}", remark.IsError ? ReportConsole.ErrorStyle : Style.Plain);
    }

    static Table CreateTable(TradeOffMatrix matrix, int[] columns, bool isComparedToFirst)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("").Width(NameWidth));
        foreach (var column in columns) table.AddColumn(new TableColumn(new Text(matrix.Columns[column].Title.Replace("=", "=\n"))));
        foreach (var (index, row) in matrix.Rows.Index())
        {
            if (index > 0 && matrix.Rows[index - 1].Kind != row.Kind) table.AddEmptyRow();
            table.AddRow([new Text(row.Quantity is null ? row.Name : $"{row.Name}\n{row.Quantity}"), .. columns.Select(column => CreateCell(row.Cells[column], isComparedToFirst && column > 0 ? row.Cells[0] : null))]);
        }
        return table;
    }

    static Paragraph CreateCell(MatrixCell cell, MatrixCell? baseline)
    {
        var paragraph = new Paragraph(cell.Text, ReportConsole.GetStyle(cell.Level));
        var isLevelNameBelow = cell.Text.Length + cell.LevelName?.Length >= CellTextWidth;
        if (cell.LevelName is { } levelName) paragraph.Append(isLevelNameBelow ? $"\n{levelName}" : $" {levelName}", ReportConsole.GetStyle(cell.Level));
        if (baseline is not null && cell.FormatDifference(baseline) is { } difference) paragraph.Append($"\n{difference}", ReportConsole.BoldStyle);
        else if (baseline is null && cell.ShortDetail is { } brief) paragraph.Append(isLevelNameBelow ? $", {brief}" : $"\n{brief}");
        return paragraph;
    }
}

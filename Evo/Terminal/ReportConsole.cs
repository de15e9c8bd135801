using Evolution.Reports.Matrices;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes reports to a terminal. Text is never interpreted as markup, and color is never the only carrier of information.</summary>
static class ReportConsole
{
    /// <summary>The assumed width of files and pipes, in characters.</summary>
    public const int FileWidth = 100;

    public static readonly Style ErrorStyle = new(Color.Red, decoration: Decoration.Bold);
    public static readonly Style BoldStyle = new(decoration: Decoration.Bold);

    public static IAnsiConsole Create(TextWriter output)
    {
        var isFile = output != Console.Out || Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = isFile ? AnsiSupport.No : AnsiSupport.Detect });
        if (isFile) console.Profile.Width = FileWidth;
        return console;
    }

    public static void WriteParagraph(this IAnsiConsole console, string text, Style? style = null) => console.Write(new Paragraph($"{text}\n", style));

    /// <summary>Writes a title after an empty line.</summary>
    public static void WriteTitle(this IAnsiConsole console, string text) => console.WriteParagraph($"\n{text}", BoldStyle);

    public static Style GetStyle(Level level) => level switch
    {
        Level.Well => new(Color.Green),
        Level.Degraded => new(Color.Yellow),
        Level.Down => new(Color.Red),
        _ => Style.Plain,
    };
}

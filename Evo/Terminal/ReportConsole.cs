using Evolution.Reports.Matrices;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes reports to a terminal. Text is never interpreted as markup, and colour only accompanies a word.</summary>
static class ReportConsole
{
    /// <summary>The assumed width of files and pipes, in characters.</summary>
    public const int WidthOfFiles = 100;

    public static readonly Style Bad = new(Color.Red, decoration: Decoration.Bold);
    public static readonly Style Strong = new(decoration: Decoration.Bold);

    public static IAnsiConsole On(TextWriter output)
    {
        var isFile = output != Console.Out || Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = isFile ? AnsiSupport.No : AnsiSupport.Detect });
        if (isFile) console.Profile.Width = WidthOfFiles;
        return console;
    }

    public static void Line(this IAnsiConsole console, string text, Style? style = null) => console.Write(new Paragraph($"{text}\n", style));

    /// <summary>Writes a title after an empty line.</summary>
    public static void Title(this IAnsiConsole console, string text) => console.Line($"\n{text}", Strong);

    public static Style StyleOf(Level level) => level switch
    {
        Level.Well => new(Color.Green),
        Level.Hurt => new(Color.Yellow),
        Level.Down => new(Color.Red),
        _ => Style.Plain,
    };
}

using Evolution.Reports.Matrices;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>How reports are written to a terminal: all text as text, colour only beside a word.</summary>
static class ReportConsole
{
    /// <summary>How wide files and pipes are taken to be.</summary>
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

    /// <summary>A title with an empty line before it.</summary>
    public static void Title(this IAnsiConsole console, string text) => console.Line($"\n{text}", Strong);

    public static Style StyleOf(Level level) => level switch
    {
        Level.Well => new(Color.Green),
        Level.Hurt => new(Color.Yellow),
        Level.Down => new(Color.Red),
        _ => Style.Plain,
    };
}

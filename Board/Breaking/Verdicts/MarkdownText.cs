using System.Text;

namespace Evolution.Board.Breaking.Verdicts;

/// <summary>Writes Markdown.</summary>
static class MarkdownText
{
    /// <summary>Escapes text from other sources to one line, so that nothing in it becomes a table, a link or markup.</summary>
    public static string Plain(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(character => @"\`*_{}[]<>()#|!".Contains(character) ? $@"\{character}" : $"{character}"));

    /// <summary>Appends a table row.</summary>
    public static StringBuilder AppendRow(this StringBuilder text, IEnumerable<string> cells) => text.Append($"| {string.Join(" | ", cells)} |\n");
}

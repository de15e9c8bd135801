using System.Text;

namespace Evolution.Board.Breaking.Verdicts;

/// <summary>Writes Markdown.</summary>
static class MarkdownText
{
    /// <summary>Messages of others stay one line of text: nothing in them becomes a table, a link or markup.</summary>
    public static string Plain(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(character => @"\`*_{}[]<>()#|!".Contains(character) ? $@"\{character}" : $"{character}"));

    /// <summary>Adds a row of a table.</summary>
    public static StringBuilder AppendRow(this StringBuilder text, IEnumerable<string> cells) => text.Append($"| {string.Join(" | ", cells)} |\n");
}

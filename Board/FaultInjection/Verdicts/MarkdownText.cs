using System.Text;

namespace Evolution.Board.FaultInjection.Verdicts;

/// <summary>Helpers for writing Markdown.</summary>
static class MarkdownText
{
    /// <summary>Escapes untrusted text and joins it into one line, so that it cannot create tables, links or other markup.</summary>
    public static string Escape(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(character => @"\`*_{}[]<>()#|!".Contains(character) ? $@"\{character}" : $"{character}"));

    /// <summary>Appends a table row.</summary>
    public static StringBuilder AppendRow(this StringBuilder builder, IEnumerable<string> cells) => builder.Append($"| {string.Join(" | ", cells)} |\n");
}

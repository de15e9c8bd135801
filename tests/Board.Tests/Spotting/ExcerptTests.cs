using Evolution.Board.Spotting.Texts;

namespace Evolution.Board.Tests.Spotting;

public sealed class ExcerptTests
{
    [Fact]
    public void A_short_text_is_shown_completely() => Excerpt.Of(Excerpt.MaxFullLines, [5], null).ShouldBe([new LineRange(1, Excerpt.MaxFullLines)]);

    [Fact]
    public void A_long_text_is_shown_around_its_evidence() => Excerpt.Of(10_000, [5, 30, 900], null).ShouldBe([new LineRange(1, 50), new LineRange(880, 920)]);

    [Fact]
    public void A_long_text_without_evidence_is_shown_from_its_beginning() => Excerpt.Of(10_000, [], null).ShouldBe([new LineRange(1, 21)]);

    [Fact]
    public void The_requested_line_is_always_shown()
    {
        var ranges = Excerpt.Of(1_000_000, Enumerable.Range(1, 5_000).Select(number => number * 50), 999_990);

        ranges.ShouldContain(new LineRange(999_970, 1_000_000));
        ranges.Sum(range => range.Count).ShouldBeLessThan(5_000);
    }

    [Fact]
    public void Lines_beyond_the_end_are_ignored() => Excerpt.Of(10_000, [20_000], 30_000).ShouldBe([]);

    [Theory]
    [InlineData("a\nb\nc", new[] { "a", "b", "c" })]
    [InlineData("a\r\nb\r\n", new[] { "a", "b" })]
    [InlineData("a\rb\n\nc\n", new[] { "a", "b", "", "c" })]
    [InlineData("", new[] { "" })]
    public void Lines_are_split_at_any_line_ending(string text, string[] lines)
    {
        var source = new SourceText(text);

        Enumerable.Range(1, source.Count).Select(number => source[number]).ShouldBe(lines);
    }

    [Fact]
    public void A_very_long_line_is_truncated() =>
        new SourceText(new string('a', 5000))[1].ShouldBe($"{new string('a', SourceText.MaxLineLength)} … and 4,000 more characters");
}

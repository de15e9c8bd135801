using Evolution.Board.Spotting.Texts;

namespace Evolution.Board.Tests.Spotting;

/// <summary>Which lines of a text are shown.</summary>
public sealed class ExcerptTests
{
    [Fact]
    public void A_short_text_is_shown_as_a_whole() => Excerpt.Of(Excerpt.Whole, [5], null).ShouldBe([new LineRange(1, Excerpt.Whole)]);

    [Fact]
    public void Of_a_long_text_what_is_around_its_evidence() => Excerpt.Of(10_000, [5, 30, 900], null).ShouldBe([new LineRange(1, 50), new LineRange(880, 920)]);

    [Fact]
    public void Without_evidence_its_beginning() => Excerpt.Of(10_000, [], null).ShouldBe([new LineRange(1, 21)]);

    [Fact]
    public void The_line_that_is_asked_for_is_always_there()
    {
        var ranges = Excerpt.Of(1_000_000, Enumerable.Range(1, 5_000).Select(number => number * 50), 999_990);

        ranges.ShouldContain(new LineRange(999_970, 1_000_000));
        ranges.Sum(range => range.Count).ShouldBeLessThan(5_000);
    }

    [Fact]
    public void A_line_that_the_text_does_not_have_is_none() => Excerpt.Of(10_000, [20_000], 30_000).ShouldBe([]);

    [Theory]
    [InlineData("a\nb\nc", new[] { "a", "b", "c" })]
    [InlineData("a\r\nb\r\n", new[] { "a", "b" })]
    [InlineData("a\rb\n\nc\n", new[] { "a", "b", "", "c" })]
    [InlineData("", new[] { "" })]
    public void Lines_are_found_however_they_end(string text, string[] lines)
    {
        var source = new SourceText(text);

        Enumerable.Range(1, source.Count).Select(number => source[number]).ShouldBe(lines);
    }

    [Fact]
    public void Of_a_very_long_line_the_beginning_is_shown_and_how_much_is_left_out() =>
        new SourceText(new string('a', 5000))[1].ShouldBe($"{new string('a', SourceText.LongestLine)} … and 4,000 letters more");
}

using Evolution.Spotting.Compose;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.Compose;

public sealed class InterpolationTests
{
    static readonly Dictionary<string, string> Variables = new() { ["SET"] = "value", ["EMPTY"] = "", ["DOLLAR"] = "$SET" };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$SET", "value")]
    [InlineData("a-$SET-b", "a-value-b")]
    [InlineData("${SET}s", "values")]
    [InlineData("${SET:-other}", "value")]
    [InlineData("${UNSET:-other}", "other")]
    [InlineData("${EMPTY:-other}", "other")]
    [InlineData("${EMPTY-other}", "")]
    [InlineData("${UNSET-other}", "other")]
    [InlineData("${UNSET-}image", "image")]
    [InlineData("${SET:?wrong}", "value")]
    [InlineData("${SET?wrong}", "value")]
    [InlineData("${SET:+instead}", "instead")]
    [InlineData("${EMPTY:+instead}", "")]
    [InlineData("${EMPTY+instead}", "instead")]
    [InlineData("${UNSET+instead}", "")]
    [InlineData("${UNSET:-${SET}}", "value")]
    [InlineData("${UNSET:-${MISSING:-deep}/${SET}}", "deep/value")]
    [InlineData("${UNSET:-{\"a\": 1}}", "{\"a\": 1}")]
    [InlineData("${UNSET:-postgres://u:p@db:5432/x}", "postgres://u:p@db:5432/x")]
    [InlineData("$$SET", "$SET")]
    [InlineData("$${SET}", "${SET}")]
    [InlineData("$$$SET", "$value")]
    [InlineData("100$", "100$")]
    [InlineData("$1 ${} ${1}", "$1 ${} ${1}")]
    [InlineData("${SET", "${SET")]
    [InlineData("${DOLLAR}", "$SET")]
    public void Each_form_of_a_variable_is_replaced(string text, string expected)
    {
        var (replaced, unset) = Replace(text);

        replaced.ShouldBe(expected);
        unset.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("$UNSET", "${UNSET}")]
    [InlineData("${UNSET}", "${UNSET}")]
    [InlineData("${UNSET:?it is needed}", "${UNSET}")]
    [InlineData("${UNSET?}", "${UNSET}")]
    [InlineData("${EMPTY:?}", "${EMPTY}")]
    [InlineData("${MISSING:-${UNSET}}", "${UNSET}")]
    [InlineData("${UNSET//a/b}", "${UNSET//a/b}")]
    public void A_variable_without_a_value_is_kept_and_listed(string text, string expected)
    {
        var (replaced, unset) = Replace(text);

        replaced.ShouldBe(expected);
        unset.ShouldHaveSingleItem().ShouldBeOneOf("UNSET", "EMPTY");
    }

    [Fact]
    public void Text_without_a_dollar_is_unchanged() =>
        Prop.ForAll<NonNull<string>>(text => text.Get.Contains('$') || Replace(text.Get).Text == text.Get).QuickCheckThrowOnFailure();

    [Fact]
    public void Escaped_text_is_unescaped() =>
        Prop.ForAll<NonNull<string>>(text => Replace(text.Get.Replace("$", "$$")).Text == text.Get).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_combination_of_special_characters_is_accepted()
    {
        string[] tokens = ["$", "$$", "${", "}", "{", ":-", "-", ":?", "?", ":+", "+", "SET", "UNSET", "a", " ", "\n"];
        var text = Gen.Elements(tokens).ListOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(text, combination => Replace(combination).Text is not null).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("${A:-")]
    [InlineData("${")]
    [InlineData("${SET:+${")]
    [InlineData("$SET")]
    public void Long_texts_are_replaced_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000));

        var stopwatch = System.Diagnostics.Stopwatch.StartNew();
        Replace(text + string.Concat(Enumerable.Repeat("}", 200_000)));

        stopwatch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    static (string Text, IReadOnlyList<string> Unset) Replace(string text) => new Interpolation(Variables.GetValueOrDefault, new(1_000_000)).Replace(text);
}

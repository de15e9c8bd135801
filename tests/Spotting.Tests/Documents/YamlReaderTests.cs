using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Tests.Documents;

/// <summary>Reads valid YAML and rejects invalid YAML.</summary>
public sealed class YamlReaderTests
{
    [Fact]
    public void Values_have_their_line_numbers()
    {
        var root = Read("services:\n  orders:\n    image: shop/orders\n    ports:\n      - 80\n");
        root["services"]!.Entries[0].Line.ShouldBe(2);
        root.Find("services", "orders", "image")!.Line.ShouldBe(3);
        root.Find("services", "orders", "ports")!.Items[0].Line.ShouldBe(5);
    }

    [Fact]
    public void Keys_of_the_mapping_override_merge_keys_and_earlier_merge_keys_win()
    {
        var root = Read("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 3\n");
        root["c"]!.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Text).ShouldBe(new Dictionary<string, string?> { ["x"] = "3", ["y"] = "1", ["z"] = "2" }, ignoreOrder: true);
    }

    [Fact]
    public void Empty_values_are_null_and_quoted_values_are_text()
    {
        var root = Read("a:\nb: ~\nc: ''\nd: 'null'\n");
        root.Entries.Select(entry => entry.Value.Text).ShouldBe([null, null, "", "null"]);
    }

    [Fact]
    public void All_documents_of_a_stream_are_read() => YamlReader.Read("a: 1\n---\n---\nb: 2\n", "x.yml").Count(document => document.Entries.Count > 0).ShouldBe(2);

    [Fact]
    public void An_alias_bomb_is_rejected()
    {
        var bomb = string.Join('\n', Enumerable.Range(0, 30).Select(level => level is 0 ? "l0: &l0 [x, x, x, x, x, x, x, x, x]" : $"l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1}", 9))}]"));
        Should.Throw<UnreadableFileException>(() => Read(bomb)).Reason.ShouldContain("the aliases repeat more than 100,000 keys and values");
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Deep_nesting_is_rejected_without_a_stack_overflow(char open, char close) =>
        Should.Throw<UnreadableFileException>(() => Read(new string(open, 50_000) + new string(close, 50_000)));

    [Theory]
    [InlineData("a: [")]
    [InlineData("a: b: c")]
    [InlineData("a: *nowhere")]
    [InlineData("%YAML 9")]
    public void Invalid_YAML_is_rejected_with_its_location(string text) => Should.Throw<UnreadableFileException>(() => Read(text)).Location.File.ShouldBe("x.yml");

    static Node Read(string text) => YamlReader.Read(text, "x.yml").ShouldHaveSingleItem();
}

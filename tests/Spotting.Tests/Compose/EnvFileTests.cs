using Evolution.Spotting.Compose;

namespace Evolution.Spotting.Tests.Compose;

public sealed class EnvFileTests
{
    [Theory]
    [InlineData("A=b", "A=b")]
    [InlineData("export A=b", "A=b")]
    [InlineData("  A = b  ", "A=b")]
    [InlineData("A: b", "A=b")]
    [InlineData("A=b # comment", "A=b")]
    [InlineData("A=b#no comment", "A=b#no comment")]
    [InlineData("A='b # $c'", "A=b # $c")]
    [InlineData("""A="b \"c\"\n" # comment""", "A=b \"c\"\n")]
    [InlineData("A=\"b", "A=\"b")]
    [InlineData("A=", "A=")]
    [InlineData("A", "A")]
    [InlineData("A=b=c", "A=b=c")]
    [InlineData("# A=b", "")]
    [InlineData("no variable at all", "")]
    [InlineData("A=1\r\nB=2\r\n", "A=1|B=2")]
    public void Compose_dialect_is_read(string text, string expected) =>
        string.Join('|', EnvFile.Read(text).Select(line => line.Value is null ? line.Name : $"{line.Name}={line.Value}")).ShouldBe(expected);

    [Fact]
    public void A_quoted_value_goes_over_several_lines_and_the_next_one_keeps_its_line()
    {
        var lines = EnvFile.Read("A=\"one\ntwo\"\nB=3");

        lines.Select(line => (line.Name, line.Value, line.Line)).ShouldBe([("A", "one\ntwo", 1), ("B", "3", 3)]);
    }

    [Fact]
    public void Only_single_quotes_keep_variables() => EnvFile.Read("A='x'\nB=\"x\"\nC=x").Select(line => line.IsLiteral).ShouldBe([true, false, false]);
}

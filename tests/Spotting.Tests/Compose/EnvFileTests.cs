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
    public void The_Compose_env_file_format_is_read(string text, string expected) =>
        string.Join('|', EnvFileParser.Parse(text).Select(variable => variable.Value is null ? variable.Name : $"{variable.Name}={variable.Value}")).ShouldBe(expected);

    [Fact]
    public void A_quoted_value_can_span_several_lines()
    {
        var variables = EnvFileParser.Parse("A=\"one\ntwo\"\nB=3");

        variables.Select(variable => (variable.Name, variable.Value, variable.Line)).ShouldBe([("A", "one\ntwo", 1), ("B", "3", 3)]);
    }

    [Fact]
    public void Only_single_quoted_values_are_literal() => EnvFileParser.Parse("A='x'\nB=\"x\"\nC=x").Select(variable => variable.IsLiteral).ShouldBe([true, false, false]);
}

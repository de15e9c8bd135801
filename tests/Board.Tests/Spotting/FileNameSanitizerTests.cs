using Evolution.Board.Spotting.Input;

namespace Evolution.Board.Tests.Spotting;

public sealed class FileNameSanitizerTests
{
    [Theory]
    [InlineData("compose.yaml", "compose.yaml")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system.ini", "system.ini")]
    [InlineData("/etc/shadow", "shadow")]
    [InlineData("C:evil.yaml", "C_evil.yaml")]
    [InlineData("a\0b\n<img src=x>.yaml", "a_b__img_src_x_.yaml")]
    [InlineData("..", "file.yaml")]
    [InlineData(".", "file.yaml")]
    [InlineData("", "file.yaml")]
    [InlineData("folder/", "file.yaml")]
    [InlineData(".env", ".env")]
    public void A_file_name_is_sanitized(string name, string safeName) => FileNameSanitizer.Sanitize([name]).ShouldBe([safeName]);

    [Fact]
    public void Files_with_the_same_name_are_put_in_separate_folders() =>
        FileNameSanitizer.Sanitize(["compose.yaml", "x/Compose.yaml", "compose.yaml"]).ShouldBe(["compose.yaml", "2/Compose.yaml", "3/compose.yaml"]);

    [Fact]
    public void A_very_long_name_is_truncated_at_the_start() => FileNameSanitizer.Sanitize([$"{new string('a', 5000)}.json"]).ShouldHaveSingleItem().ShouldBe($"{new string('a', 95)}.json");
}

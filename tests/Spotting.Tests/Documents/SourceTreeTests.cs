using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Tests.Documents;

/// <summary>Nothing outside of the folder is read, whichever way leads there.</summary>
public sealed class SourceTreeTests : IDisposable
{
    readonly TemporaryFolder inside = new();
    readonly TemporaryFolder outside = new();

    public SourceTreeTests()
    {
        inside.Write("here/file.txt", "here");
        outside.Write("secret.txt", "secret");
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("here/../../x")]
    [InlineData("..\\x")]
    [InlineData("a\0b")]
    public void Paths_that_lead_out_are_refused(string path) =>
        Should.Throw<UnreadableException>(() => new SourceTree(inside.Path).Resolve("", path, new("compose.yaml", 3))).Place.ShouldBe(new Place("compose.yaml", 3));

    [Fact]
    public void Links_that_lead_out_are_not_followed()
    {
        File.CreateSymbolicLink(Path.Combine(inside.Path, "link.txt"), Path.Combine(outside.Path, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(inside.Path, "folder"), outside.Path);
        Directory.CreateSymbolicLink(Path.Combine(inside.Path, "twice"), Path.Combine(inside.Path, "folder"));
        var tree = new SourceTree(inside.Path);

        foreach (var file in (string[])["link.txt", "folder/secret.txt", "twice/secret.txt"])
        {
            tree.HasFile(file).ShouldBeFalse(file);
            Should.Throw<UnreadableException>(() => tree.Read(file)).Reason.ShouldContain("leads out of the folder");
        }
        tree.HasFolder("folder").ShouldBeFalse();
        tree.Files.ShouldBe(["here/file.txt"]);
    }

    [Fact]
    public void Links_that_stay_inside_are_followed()
    {
        Directory.CreateSymbolicLink(Path.Combine(inside.Path, "there"), Path.Combine(inside.Path, "here"));

        new SourceTree(inside.Path).Read("there/file.txt").ShouldBe("here");
    }

    [Fact]
    public void What_was_parsed_in_a_folder_is_known_to_the_one_around_it()
    {
        inside.Write("here/compose.yaml", "services: {}");
        var narrow = new SourceTree(Path.Combine(inside.Path, "here"));
        var parsed = narrow.Documents("compose.yaml");

        narrow.Around(inside.Path).Documents("here/compose.yaml").ShouldBeSameAs(parsed);
    }

    [Fact]
    public void What_is_forgotten_is_parsed_anew()
    {
        inside.Write("compose.yaml", "services: {}");
        var tree = new SourceTree(inside.Path);
        var parsed = tree.Documents("compose.yaml");
        tree.Documents("compose.yaml").ShouldBeSameAs(parsed);

        tree.Forget("compose.yaml");

        tree.Documents("compose.yaml").ShouldNotBeSameAs(parsed);
    }

    public void Dispose()
    {
        inside.Dispose();
        outside.Dispose();
    }
}

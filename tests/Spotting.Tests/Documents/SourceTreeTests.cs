using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Tests.Documents;

/// <summary>Only files inside of the folder are read, whatever path or link refers to them.</summary>
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
    public void Paths_outside_of_the_folder_are_rejected(string path) =>
        Should.Throw<UnreadableFileException>(() => new SourceTree(inside.Path).Resolve("", path, new("compose.yaml", 3))).Place.ShouldBe(new Place("compose.yaml", 3));

    [Fact]
    public void Links_to_the_outside_are_not_followed()
    {
        File.CreateSymbolicLink(Path.Combine(inside.Path, "link.txt"), Path.Combine(outside.Path, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(inside.Path, "folder"), outside.Path);
        Directory.CreateSymbolicLink(Path.Combine(inside.Path, "twice"), Path.Combine(inside.Path, "folder"));
        var tree = new SourceTree(inside.Path);

        foreach (var file in (string[])["link.txt", "folder/secret.txt", "twice/secret.txt"])
        {
            tree.HasFile(file).ShouldBeFalse(file);
            Should.Throw<UnreadableFileException>(() => tree.Read(file)).Reason.ShouldContain("points outside the examined folder");
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
    public void A_parsed_document_is_reused_by_the_tree_of_the_parent_folder()
    {
        inside.Write("here/compose.yaml", "services: {}");
        var narrow = new SourceTree(Path.Combine(inside.Path, "here"));
        var parsed = narrow.ReadDocuments("compose.yaml");

        narrow.WithRoot(inside.Path).ReadDocuments("here/compose.yaml").ShouldBeSameAs(parsed);
    }

    [Fact]
    public void A_forgotten_document_is_parsed_again()
    {
        inside.Write("compose.yaml", "services: {}");
        var tree = new SourceTree(inside.Path);
        var parsed = tree.ReadDocuments("compose.yaml");
        tree.ReadDocuments("compose.yaml").ShouldBeSameAs(parsed);

        tree.Release("compose.yaml");

        tree.ReadDocuments("compose.yaml").ShouldNotBeSameAs(parsed);
    }

    public void Dispose()
    {
        inside.Dispose();
        outside.Dispose();
    }
}

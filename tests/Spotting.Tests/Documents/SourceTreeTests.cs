using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Tests.Documents;

/// <summary>Only files inside the folder are read, regardless of paths and links.</summary>
public sealed class SourceTreeTests : IDisposable
{
    readonly TemporaryFolder insideFolder = new();
    readonly TemporaryFolder outsideFolder = new();

    public SourceTreeTests()
    {
        insideFolder.Write("here/file.txt", "here");
        outsideFolder.Write("secret.txt", "secret");
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("here/../../x")]
    [InlineData("..\\x")]
    [InlineData("a\0b")]
    public void Paths_outside_the_folder_are_rejected(string path) =>
        Should.Throw<UnreadableFileException>(() => new SourceTree(insideFolder.Path).Resolve("", path, new("compose.yaml", 3))).Location.ShouldBe(new SourceLocation("compose.yaml", 3));

    [Fact]
    public void Links_that_point_outside_the_folder_are_not_followed()
    {
        File.CreateSymbolicLink(Path.Combine(insideFolder.Path, "link.txt"), Path.Combine(outsideFolder.Path, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(insideFolder.Path, "folder"), outsideFolder.Path);
        Directory.CreateSymbolicLink(Path.Combine(insideFolder.Path, "twice"), Path.Combine(insideFolder.Path, "folder"));
        var tree = new SourceTree(insideFolder.Path);

        foreach (var file in (string[])["link.txt", "folder/secret.txt", "twice/secret.txt"])
        {
            tree.HasFile(file).ShouldBeFalse(file);
            Should.Throw<UnreadableFileException>(() => tree.Read(file)).Reason.ShouldContain("points outside the analyzed folder");
        }
        tree.HasFolder("folder").ShouldBeFalse();
        tree.Files.ShouldBe(["here/file.txt"]);
    }

    [Fact]
    public void Links_within_the_folder_are_followed()
    {
        Directory.CreateSymbolicLink(Path.Combine(insideFolder.Path, "there"), Path.Combine(insideFolder.Path, "here"));

        new SourceTree(insideFolder.Path).Read("there/file.txt").ShouldBe("here");
    }

    [Fact]
    public void A_parsed_document_is_reused_by_the_tree_of_the_parent_folder()
    {
        insideFolder.Write("here/compose.yaml", "services: {}");
        var innerTree = new SourceTree(Path.Combine(insideFolder.Path, "here"));
        var documents = innerTree.ReadDocuments("compose.yaml");

        innerTree.WithRoot(insideFolder.Path).ReadDocuments("here/compose.yaml").ShouldBeSameAs(documents);
    }

    [Fact]
    public void A_released_document_is_parsed_again()
    {
        insideFolder.Write("compose.yaml", "services: {}");
        var tree = new SourceTree(insideFolder.Path);
        var documents = tree.ReadDocuments("compose.yaml");
        tree.ReadDocuments("compose.yaml").ShouldBeSameAs(documents);

        tree.Release("compose.yaml");

        tree.ReadDocuments("compose.yaml").ShouldNotBeSameAs(documents);
    }

    public void Dispose()
    {
        insideFolder.Dispose();
        outsideFolder.Dispose();
    }
}

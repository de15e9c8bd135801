using Evolution.Board.Learning;
using Evolution.Lab;

namespace Evolution.Board.Tests.Learning;

public sealed class LessonLibraryTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    LessonLibrary Library => new(() => Path.Combine(folder.Path, "workshop"));

    [Fact]
    public void Lessons_are_ordered_by_name_and_titled_by_their_first_heading()
    {
        folder.Write("workshop/02-caches.md", "Before you begin.\n\n## One *cache* of `Redis`\n");
        folder.Write("workshop/01-run.md", "# Run it\n\n## Then\n");
        folder.Write("workshop/03-more/01-deep.md", "Text without a heading.");
        folder.Write("workshop/notes.txt", "# Not a lesson");

        Library.Lessons.Select(lesson => (lesson.Name, lesson.Title, lesson.Address)).ShouldBe(
        [
            ("01-run", "Run it", "/learn/01-run"),
            ("02-caches", "One cache of Redis", "/learn/02-caches"),
            ("03-more/01-deep", "03-more/01-deep", "/learn/03-more/01-deep"),
        ]);
        Library.HasLessons.ShouldBeTrue();
    }

    [Fact]
    public void Lessons_are_optional()
    {
        Library.HasLessons.ShouldBeFalse();
        Library.Lessons.ShouldBeEmpty();
        Directory.CreateDirectory(Path.Combine(folder.Path, "workshop"));
        Library.HasLessons.ShouldBeFalse();
        new LessonLibrary(() => throw new LabException("No repository.")).HasLessons.ShouldBeFalse();
    }

    [Fact]
    public void A_picture_is_found_with_its_content_type()
    {
        var path = folder.Write("workshop/pictures/shop.svg", "<svg/>");

        Library.FindPicture("pictures/shop.svg").ShouldBe((path, "image/svg+xml"));
    }

    [Theory]
    [InlineData("../secret.png")]
    [InlineData("pictures/../../secret.png")]
    [InlineData("pictures/../pictures/shop.png")]
    [InlineData("/etc/passwd")]
    [InlineData("pictures/linked.png")]
    [InlineData("linked/secret.png")]
    [InlineData("01-run.md")]
    [InlineData("")]
    public void Paths_that_are_not_pictures_in_the_folder_are_rejected(string name)
    {
        folder.Write("secret.png", "secret");
        folder.Write("workshop/01-run.md", "# Run it");
        folder.Write("workshop/pictures/shop.png", "picture");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "workshop/pictures/linked.png"), Path.Combine(folder.Path, "secret.png"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "workshop/linked"), folder.Path);

        Library.FindPicture(name).ShouldBeNull();
        Library.FindPicture("pictures/shop.png").ShouldNotBeNull();
    }

    public void Dispose() => folder.Dispose();
}

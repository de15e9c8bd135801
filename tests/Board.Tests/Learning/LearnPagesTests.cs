using Bunit;
using Evolution.Board.Access;
using Evolution.Board.Components;
using Evolution.Board.Connection;
using Evolution.Board.Learning;
using Evolution.Board.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evolution.Board.Tests.Learning;

public sealed class LearnPagesTests : BunitContext
{
    readonly TemporaryFolder folder = new();

    public LearnPagesTests()
    {
        Services.AddSingleton(new LessonLibrary(() => folder.Path));
        Services.AddSingleton(new HostMonitor(new HostConnection(new BoardOptions("token", Path.Combine(folder.Path, "control.json"))), NullLogger<HostMonitor>.Instance));
    }

    [Fact]
    public void Without_lessons_the_page_says_so_and_is_hidden_from_the_navigation()
    {
        Render<LearnPage>().Markup.ShouldContain("There are no lessons yet");
        GetNavigationLinks().ShouldNotContain("Learn");
    }

    [Fact]
    public void Lessons_are_listed_and_the_page_is_in_the_navigation()
    {
        folder.Write("02-break.md", "# Break it");
        folder.Write("01-run.md", "# Run <it>");

        Render<LearnPage>().FindAll("ol a").Select(link => (link.TextContent, link.GetAttribute("href"))).ShouldBe([("Run <it>", "/learn/01-run"), ("Break it", "/learn/02-break")]);
        GetNavigationLinks().ShouldContain("Learn");
    }

    [Fact]
    public void A_lesson_shows_its_title_its_text_and_links_to_the_previous_and_next_lesson()
    {
        folder.Write("01-run.md", "# Run it\n\nFirst.");
        folder.Write("02-break.md", "# Break it\n\nThen <b>this</b>.");
        folder.Write("03-look.md", "# Look at it");

        var page = Render<LessonPage>(parameters => parameters.Add(lesson => lesson.Name, "02-break"));

        page.FindAll("h1").ShouldHaveSingleItem().TextContent.ShouldBe("Break it");
        page.Find(".lesson").TextContent.Trim().ShouldBe("Then <b>this</b>.");
        page.FindAll("nav a").Select(link => link.TextContent).ShouldBe(["All lessons", "Previous: Run it", "Next: Look at it"]);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("../01-run")]
    [InlineData("")]
    public void An_unknown_lesson_is_reported(string name)
    {
        folder.Write("01-run.md", "# Run it");

        var page = Render<LessonPage>(parameters => parameters.Add(lesson => lesson.Name, name));

        page.Find("h1").TextContent.ShouldBe("Lesson not found");
        page.FindAll(".lesson").ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_is_served_only_from_the_lessons_folder()
    {
        folder.Write("shop.png", "picture");
        var library = Services.GetRequiredService<LessonLibrary>();

        PictureEndpoint.GetPicture("shop.png", library).ShouldBeOfType<Microsoft.AspNetCore.Http.HttpResults.PhysicalFileHttpResult>().ContentType.ShouldBe("image/png");
        PictureEndpoint.GetPicture("../shop.png", library).ShouldBeOfType<Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>().StatusCode.ShouldBe(404);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }

    string[] GetNavigationLinks() => [.. Render<MainLayout>().FindAll("nav a").Select(link => link.TextContent)];
}

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
        Services.AddSingleton(new HostWatch(new HostConnection(new BoardOptions("token", Path.Combine(folder.Path, "control.json"))), NullLogger<HostWatch>.Instance));
    }

    [Fact]
    public void Without_lessons_the_page_says_what_will_be_there_and_nothing_leads_to_it()
    {
        Render<LearnPage>().Markup.ShouldContain("There are no lessons yet");
        Pages().ShouldNotContain("Learn");
    }

    [Fact]
    public void With_lessons_it_lists_them_and_is_named_among_the_pages()
    {
        folder.Write("02-break.md", "# Break it");
        folder.Write("01-run.md", "# Run <it>");

        Render<LearnPage>().FindAll("ol a").Select(link => (link.TextContent, link.GetAttribute("href"))).ShouldBe([("Run <it>", "/learn/01-run"), ("Break it", "/learn/02-break")]);
        Pages().ShouldContain("Learn");
    }

    [Fact]
    public void A_lesson_has_its_title_once_its_text_and_the_way_on()
    {
        folder.Write("01-run.md", "# Run it\n\nFirst.");
        folder.Write("02-break.md", "# Break it\n\nThen <b>this</b>.");
        folder.Write("03-look.md", "# Look at it");

        var page = Render<LessonPage>(parameters => parameters.Add(lesson => lesson.Name, "02-break"));

        page.FindAll("h1").ShouldHaveSingleItem().TextContent.ShouldBe("Break it");
        page.Find(".lesson").TextContent.Trim().ShouldBe("Then <b>this</b>.");
        page.FindAll("nav a").Select(link => link.TextContent).ShouldBe(["All lessons", "Before: Run it", "Next: Look at it"]);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("../01-run")]
    [InlineData("")]
    public void What_is_no_lesson_is_said_to_be_none(string name)
    {
        folder.Write("01-run.md", "# Run it");

        var page = Render<LessonPage>(parameters => parameters.Add(lesson => lesson.Name, name));

        page.Find("h1").TextContent.ShouldBe("There is no such lesson");
        page.FindAll(".lesson").ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_is_shown_and_nothing_outside()
    {
        folder.Write("shop.png", "picture");
        var library = Services.GetRequiredService<LessonLibrary>();

        PictureEndpoint.Show("shop.png", library).ShouldBeOfType<Microsoft.AspNetCore.Http.HttpResults.PhysicalFileHttpResult>().ContentType.ShouldBe("image/png");
        PictureEndpoint.Show("../shop.png", library).ShouldBeOfType<Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>().StatusCode.ShouldBe(404);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }

    string[] Pages() => [.. Render<MainLayout>().FindAll("nav a").Select(link => link.TextContent)];
}

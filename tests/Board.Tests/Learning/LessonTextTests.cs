using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Evolution.Board.Learning;

namespace Evolution.Board.Tests.Learning;

public sealed class LessonTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Before <img src=x onerror=alert(1)> after")]
    [InlineData("<div onclick=\"alert(1)\">here</div>")]
    [InlineData("[here](javascript:alert(1))")]
    [InlineData("[here]( JaVaScRiPt:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[here](data:text/html;base64,AAAA)")]
    [InlineData("![here](data:image/svg+xml;base64,AAAA)")]
    [InlineData("![here](https://elsewhere.example/picture.png)")]
    [InlineData("## Here {onclick=alert(1)}")]
    [InlineData("[here](file:///etc/passwd)")]
    public void Raw_HTML_and_dangerous_links_of_a_lesson_are_not_rendered(string markdown)
    {
        var document = RenderDocument($"# Title\n\n{markdown}");

        document.QuerySelectorAll("script, img, div").ShouldBeEmpty();
        document.QuerySelectorAll("a").ShouldBeEmpty();
        document.All.ShouldAllBe(element => !element.Attributes.Any(attribute => attribute.Name.StartsWith("on")));
        document.Body!.TextContent.ShouldMatch("(?i)here|alert");
    }

    [Fact]
    public void Heading_levels_are_moved_below_the_title_without_gaps() =>
        GetHeadings("# Title\n\n# Part\n\n### Deep\n\n###### Deeper\n\n## Back\n").ShouldBe([("H2", "Part"), ("H3", "Deep"), ("H4", "Deeper"), ("H3", "Back")]);

    [Fact]
    public void Headings_below_the_title_keep_their_levels() => GetHeadings("# Title\n\n## Part\n\n### Deep\n\n## Other\n").ShouldBe([("H2", "Part"), ("H3", "Deep"), ("H2", "Other")]);

    [Theory]
    [InlineData("02-caches.md", "/learn/02-caches")]
    [InlineData("./02-caches.md#flood", "/learn/02-caches#flood")]
    [InlineData("more/03-deep.md", "/learn/more/03-deep")]
    [InlineData("#part", "/learn/01-run#part")]
    [InlineData("https://learn.microsoft.com/dotnet", "https://learn.microsoft.com/dotnet")]
    [InlineData("04-not-written.md", null)]
    [InlineData("../Topologies/Topology.cs", null)]
    [InlineData("../README.md", null)]
    [InlineData("/break", null)]
    public void Only_links_to_lessons_and_web_addresses_are_kept(string address, string? expected)
    {
        var document = RenderDocument($"# Title\n\nSee [**that** one]({address}).");

        document.Body!.TextContent.Trim().ShouldBe("See that one.");
        document.QuerySelector("a")?.GetAttribute("href").ShouldBe(expected);
        (document.QuerySelector("a") is null).ShouldBe(expected is null);
    }

    [Fact]
    public void Links_between_folders_are_resolved() =>
        RenderDocument("# Title\n\n[back](../01-run.md) ![shop](../shop.png)", "more/03-deep").QuerySelectorAll("a, img").Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")).ShouldBe(["/learn/01-run", "/lesson-pictures/shop.png"]);

    [Theory]
    [InlineData("shop.png", "/lesson-pictures/shop.png")]
    [InlineData("../shop.png", "/lesson-pictures/shop.png")]
    [InlineData("../../etc/secret.png", null)]
    public void An_unknown_picture_is_replaced_with_its_alternative_text(string address, string? source)
    {
        var document = RenderDocument($"# Title\n\n![The shop]({address})");

        document.QuerySelector("img")?.GetAttribute("alt").ShouldBe("The shop");
        document.QuerySelector("img")?.GetAttribute("src").ShouldBe(source);
        if (source is null) document.Body!.TextContent.Trim().ShouldBe("The shop");
    }

    [Fact]
    public void Tables_and_code_blocks_can_be_scrolled_by_keyboard()
    {
        var document = RenderDocument("# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n./evo run\n```\n");

        document.QuerySelector("div[role=group][tabindex='0'] table td")!.TextContent.ShouldBe("1");
        document.QuerySelector("code[tabindex='0'], pre[tabindex='0']")!.TextContent.ShouldContain("./evo run");
    }

    static (string, string)[] GetHeadings(string markdown) => [.. RenderDocument(markdown).QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => (heading.TagName, heading.TextContent))];

    static IDocument RenderDocument(string markdown, string name = "01-run") =>
        new HtmlParser().ParseDocument(LessonText.Render(new Lesson(name, "Title", markdown), file => file is "01-run.md" or "02-caches.md" or "more/03-deep.md" or "shop.png"));
}

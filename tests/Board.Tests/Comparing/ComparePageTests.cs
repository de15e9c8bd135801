using System.Text;
using AngleSharp.Dom;
using Bunit;
using Evolution.Board.Comparing;
using Evolution.Lab;
using Evolution.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Comparing;

public sealed class ComparePageTests : BunitContext
{
    readonly TemporaryFolder folder = new();

    public ComparePageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(new ResultsLibrary(() => folder.Path));
    }

    [Fact]
    public void It_shows_the_newest_run()
    {
        folder.Keep("old", SampleComparison.Phases().On(3));
        folder.Keep("new", SampleComparison.Phases().On(9));

        var page = Show();

        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
        page.Find("select").GetAttribute("value").ShouldBe("new");
        page.Find(".file a").GetAttribute("href").ShouldBe("/compare/report?run=new");
    }

    [Fact]
    public void Or_the_one_that_the_address_names()
    {
        folder.Keep("old", SampleComparison.Phases().On(3));
        folder.Keep("new", SampleComparison.Phases().On(9));

        Show("?run=old").Find(".report header").TextContent.ShouldContain("3 May 2026");
    }

    [Fact]
    public void A_choice_is_in_the_address()
    {
        folder.Keep("old", SampleComparison.Phases().On(3));
        folder.Keep("new", SampleComparison.Phases().On(9));
        var page = Show();

        page.Find("select").Change("old");

        page.Find(".report header").TextContent.ShouldContain("3 May 2026");
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/compare?run=old");
    }

    [Fact]
    public void And_the_way_back_in_the_browser_leads_back()
    {
        folder.Keep("old", SampleComparison.Phases().On(3));
        folder.Keep("new", SampleComparison.Phases().On(9));
        var page = Show("?run=new");
        page.Find("select").Change("old");

        Services.GetRequiredService<NavigationManager>().NavigateTo("/compare?run=new");

        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
    }

    [Fact]
    public void The_list_tells_kinds_apart()
    {
        folder.Keep("phases", SampleComparison.Phases());
        folder.Keep("aspects", SampleComparison.Aspects());
        folder.Keep("one", SampleComparison.Experiment());

        var groups = Show().Find("select").QuerySelectorAll("optgroup").ToDictionary(group => group.GetAttribute("label")!, group => group.TextContent.Trim());

        groups.Keys.ShouldBe(["Comparisons of phases", "Ablations: phase 0 with one aspect changed", "Single experiments"]);
        groups["Single experiments"].ShouldBe("2026-05-04 09:30: hang-service, phase 1, stores as processes, full");
    }

    [Theory]
    [InlineData("?run=../outside")]
    [InlineData("?run=/etc")]
    [InlineData("?run=never")]
    public void A_name_that_is_not_in_the_list_is_refused_and_the_newest_shown(string query)
    {
        folder.Keep("new", SampleComparison.Phases().On(9));

        var page = Show(query);

        page.Find("[role=alert]").TextContent.ShouldContain("There are no results called");
        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
    }

    [Fact]
    public void Where_nothing_was_measured_it_says_how_to()
    {
        var page = Show();

        page.Markup.ShouldContain("./evo compare --quick");
        page.FindAll("table").ShouldBeEmpty();
        page.Find("select").TextContent.Trim().ShouldBe("nothing yet");
    }

    [Fact]
    public void Outside_of_a_repository_it_says_so()
    {
        Services.AddSingleton(new ResultsLibrary(() => throw new LabException("No folder above it is a repository.")));

        Show().Find("[role=alert]").TextContent.ShouldContain("No folder above it is a repository.");
    }

    [Fact]
    public async Task Its_cells_are_those_of_the_report()
    {
        var sample = SampleComparison.Phases(repeats: 2);
        folder.Keep("run", sample);

        var page = Show();

        var report = Parse(await HtmlReport.RenderAsync([sample]));
        Cells(page.Find(".report")).ShouldBe(Cells(report.QuerySelector("main")!));
        page.FindAll(".report table.matrix td").Count.ShouldBe(4 * (6 + 1 + 4), "four phases by six faults, the crashes and four costs");
        page.FindAll(".report svg").Count.ShouldBe(report.QuerySelectorAll("svg").Length);
        page.FindAll(".report .findings li").Select(finding => finding.TextContent).ShouldBe(report.QuerySelectorAll(".findings li").Select(finding => finding.TextContent));
    }

    [Fact]
    public void Each_row_leads_to_its_windows_on_this_page()
    {
        folder.Keep("run", SampleComparison.Phases());

        var page = Show("?run=run");

        page.Find(".matrix tbody th a").GetAttribute("href").ShouldBe("compare?run=run#hang-service");
        page.Find("#hang-service details table caption").TextContent.ShouldContain("unaffected");
    }

    [Fact]
    public void The_ablation_shows_what_each_aspect_changes()
    {
        folder.Keep("aspects", SampleComparison.Aspects());

        var page = Show();

        page.FindAll(".matrix thead th").Select(header => header.TextContent.Trim()).ShouldContain("breaker=circuit-breaker");
        page.FindAll(".difference").Select(difference => difference.TextContent).ShouldContain("+93 points");
        page.Markup.ShouldContain("What each phase buys and costs was not measured yet");
    }

    [Theory]
    [InlineData("?run=new")]
    [InlineData("?run=new&run=old")]
    [InlineData("?run=none")]
    public void Its_headings_are_in_order_below_the_one_of_the_page(string query)
    {
        folder.Keep("old", SampleComparison.Phases().On(3));
        folder.Keep("new", SampleComparison.Phases().On(9));

        var levels = Show(query).FindAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.TagName[1] - '0').ToArray();

        levels.Count(level => level is 1).ShouldBe(1);
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
    }

    [Fact]
    public void Two_runs_stand_beside_each_other()
    {
        folder.Keep("old", SampleComparison.Phases().On(3));
        folder.Keep("new", SampleComparison.Phases().On(9));
        var page = Show();

        page.FindAll("select")[1].Change("old");

        page.Find(".report h2").TextContent.ShouldBe("2 runs side by side");
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/compare?run=new&run=old");
        page.Find(".file a").GetAttribute("href").ShouldBe("/compare/report?run=new&run=old");
    }

    [Fact]
    public void A_file_from_elsewhere_is_shown_and_said_to_be_one()
    {
        folder.Keep("new", SampleComparison.Phases().On(9));
        var page = Show();

        Upload(page, "theirs.json", Encoding.UTF8.GetBytes(SampleComparison.Phases().On(20).Json()));

        page.WaitForAssertion(() => page.Find(".report header").TextContent.ShouldContain("20 May 2026"));
        page.Find("select").QuerySelector("option")!.TextContent.ShouldBe("theirs.json (uploaded)");
    }

    [Fact]
    public void A_stored_run_can_be_chosen_again_after_it()
    {
        folder.Keep("new", SampleComparison.Phases().On(9));
        var page = Show("?run=new");
        Upload(page, "theirs.json", Encoding.UTF8.GetBytes(SampleComparison.Phases().On(20).Json()));
        page.WaitForAssertion(() => page.Find(".report header").TextContent.ShouldContain("20 May 2026"));

        page.Find("select").Change("new");

        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
    }

    [Theory]
    [InlineData("{", "bad.json cannot be read: ")]
    [InlineData("<html>", "bad.json cannot be read: ")]
    [InlineData("{}", "bad.json holds no results: it does not tell its format.")]
    [InlineData("{\"format\": 7}", "bad.json is of format 7; this program reads format 3.")]
    [InlineData(null, "bad.json is too large: 10.0 MiB. A file of results is at most 10 MiB.")]
    public void A_file_that_is_none_is_refused_in_words_and_the_page_stays_as_it_is(string? text, string message)
    {
        folder.Keep("new", SampleComparison.Phases().On(9));
        var page = Show();

        Upload(page, "bad.json", text is null ? new byte[UploadedRun.MaxBytes + 1] : Encoding.UTF8.GetBytes(text));

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain(message));
        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
    }

    [Fact]
    public void What_can_be_read_but_not_drawn_is_told_and_the_page_stays_as_it_is()
    {
        var sample = SampleComparison.Experiment();
        var fault = sample.Runs[0].Faults[0];
        var endless = sample with { Runs = [sample.Runs[0] with { Faults = [fault with { Timeline = [fault.Timeline[0], fault.Timeline[0] with { At = 1e300 }] }] }] };
        folder.Keep("new", SampleComparison.Phases().On(9));
        var page = Show("?run=new");

        Upload(page, "endless.json", Encoding.UTF8.GetBytes(endless.Json()));

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("These results can be read, but not shown"));
        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
    }

    [Fact]
    public void Whatever_a_file_says_is_text()
    {
        const string hostile = "<script>alert(1)</script>";
        var sample = SampleComparison.Experiment();
        var page = Show();

        Upload(page, $"{hostile}.json", Encoding.UTF8.GetBytes((sample with { Stores = hostile, Runs = [sample.Runs[0] with { Name = hostile, Error = hostile }] }).Json()));

        page.WaitForAssertion(() => page.Find(".report .alarm pre").TextContent.ShouldBe(hostile));
        page.FindAll("script").ShouldBeEmpty();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }

    IRenderedComponent<ComparePage> Show(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/compare{query}");
        return Render<ComparePage>();
    }

    static void Upload(IRenderedComponent<ComparePage> page, string name, byte[] bytes) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(bytes, name));

    static IDocument Parse(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);

    static string[] Cells(IElement part) => [.. part.QuerySelectorAll("td").Select(cell => $"{cell.ClassName}: {cell.TextContent.Trim()}")];
}

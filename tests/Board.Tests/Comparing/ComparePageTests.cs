using AngleSharp.Dom;
using Bunit;
using Evolution.Board.Comparing;
using Evolution.Lab;
using Evolution.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Comparing;

public sealed class ComparePageTests : ComparePageContext
{
    [Fact]
    public void The_newest_run_is_shown()
    {
        folder.SaveResults("old", SampleComparison.Phases().StartedOn(3));
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));

        var page = Show();

        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
        page.Find("select").GetAttribute("value").ShouldBe("new");
        page.Find(".file a").GetAttribute("href").ShouldBe("/compare/report?run=new");
    }

    [Fact]
    public void The_run_in_the_address_is_shown()
    {
        folder.SaveResults("old", SampleComparison.Phases().StartedOn(3));
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));

        Show("?run=old").Find(".report header").TextContent.ShouldContain("3 May 2026");
    }

    [Fact]
    public void The_selected_run_is_in_the_address()
    {
        folder.SaveResults("old", SampleComparison.Phases().StartedOn(3));
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));
        var page = Show();

        page.Find("select").Change("old");

        page.Find(".report header").TextContent.ShouldContain("3 May 2026");
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/compare?run=old");
    }

    [Fact]
    public void Navigating_back_shows_the_previous_run()
    {
        folder.SaveResults("old", SampleComparison.Phases().StartedOn(3));
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));
        var page = Show("?run=new");
        page.Find("select").Change("old");

        Services.GetRequiredService<NavigationManager>().NavigateTo("/compare?run=new");

        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
    }

    [Fact]
    public void The_list_groups_runs_by_kind()
    {
        folder.SaveResults("phases", SampleComparison.Phases());
        folder.SaveResults("aspects", SampleComparison.Aspects());
        folder.SaveResults("experiment", SampleComparison.Experiment());

        var groups = Show().Find("select").QuerySelectorAll("optgroup").ToDictionary(group => group.GetAttribute("label")!, group => group.TextContent.Trim());

        groups.Keys.ShouldBe(["Comparisons of phases", "Ablations: phase 0 with one aspect changed", "Single experiments"]);
        groups["Single experiments"].ShouldBe("2026-05-04 09:30: hang-service, phase 1, stores run as processes, full");
    }

    [Theory]
    [InlineData("?run=../outside")]
    [InlineData("?run=/etc")]
    [InlineData("?run=missing")]
    public void An_unknown_run_is_reported_and_the_newest_is_shown(string query)
    {
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));

        var page = Show(query);

        page.Find("[role=alert]").TextContent.ShouldContain("There are no results called");
        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
    }

    [Fact]
    public void Without_results_the_page_explains_how_to_measure()
    {
        var page = Show();

        page.Markup.ShouldContain("./evo compare --quick");
        page.FindAll("table").ShouldBeEmpty();
        page.Find("select").TextContent.Trim().ShouldBe("no results yet");
    }

    [Fact]
    public void A_missing_repository_is_reported()
    {
        Services.AddSingleton(new ResultsLibrary(() => throw new LabException("No repository was found.")));

        Show().Find("[role=alert]").TextContent.ShouldContain("No repository was found.");
    }

    [Fact]
    public async Task The_page_has_the_same_cells_as_the_report()
    {
        var sample = SampleComparison.Phases(rounds: 2);
        folder.SaveResults("run", sample);

        var page = Show();

        var report = Parse(await HtmlReport.RenderAsync([sample]));
        GetCells(page.Find(".report")).ShouldBe(GetCells(report.QuerySelector("main")!));
        page.FindAll(".report table.matrix td").Count.ShouldBe(4 * (6 + 1 + 4), "four phases by six faults, the crashes and four costs");
        page.FindAll(".report svg").Count.ShouldBe(report.QuerySelectorAll("svg").Length);
        page.FindAll(".report .findings li").Select(finding => finding.TextContent).ShouldBe(report.QuerySelectorAll(".findings li").Select(finding => finding.TextContent));
    }

    [Fact]
    public void Each_matrix_row_links_to_its_section_on_the_page()
    {
        folder.SaveResults("run", SampleComparison.Phases());

        var page = Show("?run=run");

        page.Find(".matrix tbody th a").GetAttribute("href").ShouldBe("compare?run=run#hang-service");
        page.Find("#hang-service details table caption").TextContent.ShouldContain("unaffected");
    }

    [Fact]
    public void The_ablation_shows_the_difference_of_each_aspect_from_phase_0()
    {
        folder.SaveResults("aspects", SampleComparison.Aspects());

        var page = Show();

        page.FindAll(".matrix thead th").Select(header => header.TextContent.Trim()).ShouldContain("breaker=circuit-breaker");
        page.FindAll(".difference").Select(difference => difference.TextContent).ShouldContain("+92 points");
        page.Markup.ShouldContain("The phases have not been compared yet");
    }

    [Theory]
    [InlineData("?run=new")]
    [InlineData("?run=new&run=old")]
    [InlineData("?run=none")]
    public void Heading_levels_are_not_skipped(string query)
    {
        folder.SaveResults("old", SampleComparison.Phases().StartedOn(3));
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));

        var levels = Show(query).FindAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.TagName[1] - '0').ToArray();

        levels.Count(level => level is 1).ShouldBe(1);
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
    }

    [Fact]
    public void Two_runs_are_shown_side_by_side()
    {
        folder.SaveResults("old", SampleComparison.Phases().StartedOn(3));
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));
        var page = Show();

        page.FindAll("select")[1].Change("old");

        page.Find(".report h2").TextContent.ShouldBe("2 runs side by side");
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/compare?run=new&run=old");
        page.Find(".file a").GetAttribute("href").ShouldBe("/compare/report?run=new&run=old");
    }

    static IDocument Parse(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);

    static string[] GetCells(IElement root) => [.. root.QuerySelectorAll("td").Select(cell => $"{cell.ClassName}: {cell.TextContent.Trim()}")];
}

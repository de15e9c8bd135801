using Evolution.Lab.Comparing;

namespace Evolution.Reports.Tests;

public sealed class HtmlReportTests
{
    [Fact]
    public async Task The_report_is_well_formed_and_contains_every_experiment_and_cost()
    {
        var comparison = SampleComparison.Phases();

        var page = ReportMarkup.Parse(await HtmlReport.RenderAsync([comparison]));

        var text = page.Value;
        foreach (var fault in comparison.Runs.SelectMany(run => run.Faults)) text.ShouldContain($"{fault.Name}: {fault.Question}");
        foreach (var cost in comparison.Runs.SelectMany(run => run.Costs)) text.ShouldContain(cost.Name);
        foreach (var step in comparison.Runs.SelectMany(run => run.Crashes!.Steps)) text.ShouldContain(step.Step);
        foreach (var finding in ConclusionFactory.Create(comparison).Claims.Concat(ConclusionFactory.Create(comparison).Expectations)) text.ShouldContain(finding.Measured);
        text.ShouldContain("phase 1: Each release has its own route: clients of release 1 are not affected.");
        foreach (var version in comparison.Versions) text.ShouldContain($"{version.Key} {version.Value}");
        page.Descendants("h1").ShouldHaveSingleItem();
        page.Descendants("svg").Count().ShouldBe(2 + 2 + (2 * 21), "independence, the plan, two forest plots, and two charts for each injected fault");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Each_matrix_row_links_to_its_section(int comparisonCount)
    {
        var page = ReportMarkup.Parse(await HtmlReport.RenderAsync([.. Enumerable.Repeat(SampleComparison.Phases(), comparisonCount)]));

        var sections = page.Descendants("section").Select(section => (string?)section.Attribute("id")).OfType<string>().ToArray();
        sections.ShouldBeUnique();
        page.Descendants("a").Select(link => ((string)link.Attribute("href")!)[1..]).ShouldBe(sections);
    }

    [Fact]
    public async Task Integrity_violations_are_shown_before_all_other_sections()
    {
        var sample = SampleComparison.Phases();
        var withViolation = sample with { Runs = [sample.Runs[0] with { Integrity = new(2, 2, 2, null, ["Order 1 was charged twice."]) }, .. sample.Runs.Skip(1)] };

        var page = ReportMarkup.Parse(await HtmlReport.RenderAsync([withViolation]));

        page.Descendants("section").First().Value.ShouldContain("phase 0, at the end: Order 1 was charged twice.");
        page.Value.ShouldContain("Integrity check failed: 1 violation");
    }

    [Fact]
    public async Task Each_level_is_shown_as_text_in_addition_to_its_color()
    {
        var page = ReportMarkup.Parse(await HtmlReport.RenderAsync([SampleComparison.Phases()]));

        var cells = page.Descendants("td").Where(cell => (string?)cell.Attribute("class") is "well" or "degraded" or "down").ToArray();
        cells.ShouldNotBeEmpty();
        cells.ShouldAllBe(cell => cell.Descendants("span").Any(span => (string?)span.Attribute("class") == "word" && span.Value != ""));
        page.Descendants("svg").ShouldAllBe(chart => (string?)chart.Attribute("role") == "img" && ((string?)chart.Attribute("aria-label"))!.Length > 20);
        page.Descendants("table").ShouldAllBe(table => table.Element("caption") != null);
        page.Descendants("th").ShouldAllBe(header => header.Attribute("scope") != null);
    }

    [Fact]
    public async Task Several_comparisons_are_shown_side_by_side_with_their_differences()
    {
        var first = SampleComparison.Phases();
        var second = first with { Runs = [.. first.Runs.Select(run => run with { Faults = [.. run.Faults.Select(fault => fault with { Unaffected = fault.Unaffected / 2 })] })] };

        var page = ReportMarkup.Parse(await HtmlReport.RenderAsync([first, second]));

        page.Descendants("h1").Single().Value.ShouldBe("2 runs side by side");
        var differences = page.Descendants("span").Where(span => (string?)span.Attribute("class") == "difference").Select(span => span.Value).ToArray();
        differences.ShouldContain("-48 points", "hang-service in phase 1 decreased from 97% to 49%");
        differences.ShouldContain("× 1.00");
    }

    [Fact]
    public async Task The_ablation_shows_the_difference_of_each_aspect_from_phase_0()
    {
        var page = ReportMarkup.Parse(await HtmlReport.RenderAsync([SampleComparison.Aspects()]));

        page.Descendants("th").Select(header => header.Value.Trim()).ShouldContain("breaker=circuit-breaker");
        page.Descendants("span").Where(span => (string?)span.Attribute("class") == "difference").Select(span => span.Value).ShouldContain("+92 points");
    }

    [Theory]
    [InlineData("phases")]
    [InlineData("experiment")]
    public async Task A_failed_run_without_results_is_shown(string kind)
    {
        var failed = SampleComparison.Of(kind, 1, [new("phase 2", 2, 1, SamplePhaseResults.GetAspects(2), "compensation") { Error = "postgres did not start:\nno space left on device" }]) with { IsInterrupted = true };

        var text = ReportMarkup.Parse(await HtmlReport.RenderAsync([failed])).Value;

        text.ShouldContain("no space left on device");
        text.ShouldContain("interrupted");
    }
}

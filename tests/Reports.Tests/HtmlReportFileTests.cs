using System.Text.RegularExpressions;

namespace Evolution.Reports.Tests;

public sealed partial class HtmlReportFileTests
{
    const string Markup = "<script>alert('ours')</script><img src=x onerror=alert(1)>";

    [Fact]
    public async Task The_report_does_not_reference_external_resources()
    {
        var html = await HtmlReport.RenderAsync([SampleComparison.Phases()]);

        ExternalReference().Matches(html).Select(match => match.Value).ShouldBeEmpty();
    }

    [Fact]
    public async Task Markup_in_results_is_encoded()
    {
        var sample = SampleComparison.Phases();
        var run = sample.Runs[0];
        var withMarkup = sample with
        {
            Runs =
            [
                run with
                {
                    Name = $"phase 0 {Markup}", Error = Markup, Integrity = new(1, 1, 1, null, [Markup]),
                    Faults = [run.Faults[0] with { Question = Markup, Error = Markup }],
                    Costs = [new(Markup, Markup) { Note = Markup, Quantities = [new(Markup, 1, Markup)] }],
                },
            ],
        };

        var html = await HtmlReport.RenderAsync([withMarkup]);

        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        ReportMarkup.Parse(html).Value.ShouldContain(Markup);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_fails_with_a_message()
    {
        using var folder = new TemporaryFolder();

        (await Should.ThrowAsync<LabException>(() => HtmlReport.WriteAsync([SampleComparison.Experiment()], folder.Path))).Message.ShouldContain("cannot be written");
    }

    [GeneratedRegex(@"https?://|\bsrc=|\bhref=""(?!#)|@import|url\((?!data:)", RegexOptions.IgnoreCase)]
    private static partial Regex ExternalReference();
}

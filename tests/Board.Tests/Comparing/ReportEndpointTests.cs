using System.Net;
using Evolution.Board.Comparing;
using Evolution.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evolution.Board.Tests.Comparing;

public sealed class ReportEndpointTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    ResultsLibrary Library => new(() => folder.Path);

    [Fact]
    public async Task The_report_is_identical_to_the_file_of_evo_compare()
    {
        folder.SaveResults("run", SampleComparison.Phases());

        (await ReportEndpoint.GetReportAsync(["run"], Library)).ShouldBeOfType<ContentHttpResult>().ResponseContent.ShouldBe(await HtmlReport.RenderAsync([SampleComparison.Phases()]));
    }

    [Fact]
    public async Task Without_a_run_the_report_of_the_newest_run_is_returned()
    {
        folder.SaveResults("old", SampleComparison.Phases().StartedOn(3));
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));

        (await ReportEndpoint.GetReportAsync([], Library)).ShouldBeOfType<ContentHttpResult>().ResponseContent!.ShouldContain("9 May 2026");
    }

    [Theory]
    [InlineData("/compare/report?run=..")]
    [InlineData("/compare/report?run=%2Fetc")]
    [InlineData("/compare/report?run=no-such-run")]
    public async Task An_unknown_run_is_not_found(string address)
    {
        await using var board = await RunningBoard.StartAsync();
        using var client = board.CreateAuthorizedClient();

        var response = await client.GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("There are no results called");
    }

    [Fact]
    public async Task The_report_requires_the_token()
    {
        await using var board = await RunningBoard.StartAsync();
        using var client = board.CreateAnonymousClient();

        (await client.GetAsync("/compare/report")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    public void Dispose() => folder.Dispose();
}

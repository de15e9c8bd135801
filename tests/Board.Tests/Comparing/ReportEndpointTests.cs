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
    public async Task It_is_the_file_that_evo_compare_writes()
    {
        folder.Keep("run", SampleComparison.Phases());

        (await ReportEndpoint.ShowAsync(["run"], Library)).ShouldBeOfType<ContentHttpResult>().ResponseContent.ShouldBe(await HtmlReport.RenderAsync([SampleComparison.Phases()]));
    }

    [Fact]
    public async Task Without_a_name_it_is_the_newest()
    {
        folder.Keep("old", SampleComparison.Phases().On(3));
        folder.Keep("new", SampleComparison.Phases().On(9));

        (await ReportEndpoint.ShowAsync([], Library)).ShouldBeOfType<ContentHttpResult>().ResponseContent!.ShouldContain("9 May 2026");
    }

    [Theory]
    [InlineData("/compare/report?run=..")]
    [InlineData("/compare/report?run=%2Fetc")]
    [InlineData("/compare/report?run=no-such-run")]
    public async Task What_is_not_in_the_list_is_not_found(string address)
    {
        await using var board = await RunningBoard.StartAsync();
        using var friend = board.Friend();

        var answer = await friend.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("There are no results called");
    }

    [Fact]
    public async Task Nobody_without_the_token_gets_it()
    {
        await using var board = await RunningBoard.StartAsync();
        using var stranger = board.Stranger();

        (await stranger.GetAsync("/compare/report")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    public void Dispose() => folder.Dispose();
}

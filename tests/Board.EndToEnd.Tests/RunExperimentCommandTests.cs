using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The Board resource's command in Aspire's dashboard, run through the control server.</summary>
public sealed class RunExperimentCommandTests(BoardHost board)
{
    [Fact]
    public async Task The_command_returns_the_verdict_on_every_phase_as_Markdown()
    {
        await board.RestoreAsync();

        var response = await RunCommandAsync("?experiment=slow-service");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldContain("## slow-service: ");
        text.ShouldContain("| phase 0 | phase 3 |");
    }

    [Theory]
    [InlineData("?experiment=unknown", "Unknown experiment 'unknown'. Expected one of: kill-service, ")]
    [InlineData("", "The command 'run-experiment' of 'board' requires the argument 'experiment', such as kill-service.")]
    [InlineData("?experiment=slow-service&rate=5", "The rate must be from 10 to 400 requests per second, not '5'.")]
    public async Task A_wrong_or_missing_argument_is_rejected(string query, string detail)
    {
        var response = await RunCommandAsync(query);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.Content.ReadFromJsonAsync<ProblemResponse>())!.Detail.ShouldStartWith(detail);
    }

    sealed record ProblemResponse(string Detail);

    async Task<HttpResponseMessage> RunCommandAsync(string query)
    {
        using var http = new HttpClient { BaseAddress = board.Control.Address, Timeout = TimeSpan.FromMinutes(3) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", board.Control.Token);
        return await http.PostAsync($"resources/board/run-experiment{query}", null);
    }
}

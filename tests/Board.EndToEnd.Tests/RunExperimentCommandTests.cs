using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The command that Aspire's dashboard shows at the Board, as the control server runs it.</summary>
public sealed class RunExperimentCommandTests(BoardHost board)
{
    [Fact]
    public async Task It_answers_with_the_verdict_on_every_phase_as_Markdown()
    {
        await board.MakeWholeAsync();

        var answer = await RunAsync("?experiment=slow-service");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("## slow-service: ");
        text.ShouldContain("| phase 0 | phase 3 |");
    }

    [Theory]
    [InlineData("?experiment=nonsense", "There is no experiment 'nonsense'. There are: kill-service, ")]
    [InlineData("", "'run-experiment' of 'board' needs experiment, such as kill-service.")]
    public async Task Without_a_name_that_there_is_it_says_what_it_needs(string query, string words)
    {
        var answer = await RunAsync(query);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadFromJsonAsync<ProblemText>())!.Detail.ShouldStartWith(words);
    }

    sealed record ProblemText(string Detail);

    async Task<HttpResponseMessage> RunAsync(string query)
    {
        using var http = new HttpClient { BaseAddress = board.Control.Address, Timeout = TimeSpan.FromMinutes(3) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", board.Control.Token);
        return await http.PostAsync($"resources/board/run-experiment{query}", null);
    }
}

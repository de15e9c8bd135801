using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.AppHost.Commands;

/// <summary>The command <c>run-experiment</c> of the Board: it does an experiment on everything that runs, and shows the verdict.</summary>
static class RunExperimentCommand
{
    const string Experiment = "experiment";

    // A full experiment on several phases takes about a minute, with its warm-up.
    static readonly HttpClient Client = new() { Timeout = TimeSpan.FromMinutes(5) };

    public static IResourceBuilder<ProjectResource> WithRunExperimentCommand(this IResourceBuilder<ProjectResource> board, string token) =>
        board.WithCommand("run-experiment", "Run an experiment", context => RunAsync(board.GetEndpoint("http").Url, token, context), new CommandOptions
        {
            Description = "Breaks something under load, heals it, and says what that did to whom. An unknown name is answered with those there are.",
            IconName = "Beaker",
            IsHighlighted = true,
            Arguments = [new InteractionInput { Name = Experiment, InputType = InputType.Text, Label = "Experiment", Placeholder = "kill-service", Required = true }],
        });

    static async Task<ExecuteCommandResult> RunAsync(string address, string token, ExecuteCommandContext context)
    {
        var name = context.Arguments.GetString(Experiment);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/experiments/{Uri.EscapeDataString(name ?? "")}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await Client.SendAsync(request, context.CancellationToken);
            return answer.IsSuccessStatusCode
                ? CommandResults.Success($"{name} is done", await answer.Content.ReadAsStringAsync(context.CancellationToken), CommandResultFormat.Markdown)
                : CommandResults.Failure((await answer.Content.ReadFromJsonAsync<Problem>(context.CancellationToken))?.Detail ?? $"The Board answered {(int)answer.StatusCode}.");
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or TaskCanceledException && !context.CancellationToken.IsCancellationRequested)
        {
            return CommandResults.Failure(failure.Message);
        }
    }

    sealed record Problem(string? Detail);
}

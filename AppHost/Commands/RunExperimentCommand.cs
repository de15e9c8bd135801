using System.Net.Http.Headers;

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
            var body = await answer.Content.ReadAsStringAsync(context.CancellationToken);
            return answer.IsSuccessStatusCode
                ? CommandResults.Success($"{name} is done", body, CommandResultFormat.Markdown)
                : CommandResults.Failure($"{name} could not be done: {(int)answer.StatusCode}", body, CommandResultFormat.Json);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !context.CancellationToken.IsCancellationRequested)
        {
            return CommandResults.Failure(failure.Message);
        }
    }
}

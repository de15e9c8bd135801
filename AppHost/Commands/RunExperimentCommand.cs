using Evolution.AppHost.Boards;

namespace Evolution.AppHost.Commands;

/// <summary>The command <c>run-experiment</c> of the Board: it runs an experiment on all running topologies and shows the verdict.</summary>
static class RunExperimentCommand
{
    public static IResourceBuilder<ProjectResource> WithRunExperimentCommand(this IResourceBuilder<ProjectResource> board, BoardAccess access)
    {
        var client = new BoardClient(access);
        return board.WithCommand("run-experiment", "Run an experiment", RunAsync, new CommandOptions
        {
            Description = "Breaks something under load, heals it, and says what that did to whom, in every phase that runs.",
            IconName = "Beaker",
            IsHighlighted = true,
            Arguments = [ExperimentCommand.Choice(client, required: true, placeholder: "kill-service")],
            Progress = new() { Title = "Experiment", Message = "It breaks something under load, heals it and checks the books: about half a minute. How far it is stands in the Board's console log. Cancelling it heals what it broke." },
            UpdateState = CommandStates.WhileRunning,
        });

        Task<ExecuteCommandResult> RunAsync(ExecuteCommandContext context)
        {
            var name = context.Arguments.GetString(ExperimentCommand.Argument) ?? "";
            return ExperimentCommand.RunAsync(board.Resource, client, $"experiments/{Uri.EscapeDataString(name)}", $"{name} is done", context);
        }
    }
}

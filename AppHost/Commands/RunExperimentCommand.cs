using Evolution.AppHost.Boards;

namespace Evolution.AppHost.Commands;

/// <summary>The <c>run-experiment</c> command of the Board: runs an experiment on all running topologies, and shows the results.</summary>
static class RunExperimentCommand
{
    public static IResourceBuilder<ProjectResource> WithRunExperimentCommand(this IResourceBuilder<ProjectResource> board, BoardConnectionInfo connection)
    {
        var client = new BoardClient(connection);
        return board.WithCommand("run-experiment", "Run an experiment", RunAsync, new CommandOptions
        {
            Description = "Injects a fault under load, heals it, and shows its effect on each running phase.",
            IconName = "Beaker",
            IsHighlighted = true,
            Arguments = ExperimentCommand.CreateArguments(client, required: true, placeholder: "kill-service"),
            Progress = new() { Title = "Experiment", Message = "The experiment injects a fault under load, heals it and checks the stored data, which takes about half a minute. The console log of the Board shows the progress. Canceling heals the fault." },
            UpdateState = CommandStates.EnableWhenRunning,
        });

        Task<ExecuteCommandResult> RunAsync(ExecuteCommandContext context)
        {
            var name = ExperimentCommand.GetExperiment(context);
            return ExperimentCommand.RunAsync(board.Resource, client, $"experiments/{Uri.EscapeDataString(name)}", $"{name} is complete", context);
        }
    }
}

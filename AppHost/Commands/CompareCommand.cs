using Evolution.AppHost.Boards;
using Microsoft.AspNetCore.WebUtilities;

namespace Evolution.AppHost.Commands;

/// <summary>The <c>compare</c> command of the Board: runs every experiment that the running phases support, and shows the trade-offs of each phase.</summary>
static class CompareCommand
{
    public static IResourceBuilder<ProjectResource> WithCompareCommand(this IResourceBuilder<ProjectResource> board, BoardConnectionInfo connection)
    {
        var client = new BoardClient(connection);
        return board.WithCommand("compare", "Compare the phases", RunAsync, new CommandOptions
        {
            Description = "Runs every experiment that the running phases support, or a single one, and shows the trade-offs as a table.",
            IconName = "ScaleFill",
            IsHighlighted = true,
            Arguments = ExperimentCommand.CreateArguments(client, required: false, placeholder: "all"),
            Progress = new() { Title = "Comparison", Message = "Each experiment takes about half a minute. The console log of the Board shows the progress. Canceling heals the injected faults." },
            UpdateState = CommandStates.EnableWhenRunning,
        });

        Task<ExecuteCommandResult> RunAsync(ExecuteCommandContext context)
        {
            var path = ExperimentCommand.GetExperiment(context) is { Length: > 0 } experiment ? QueryHelpers.AddQueryString("comparisons", "experiment", experiment) : "comparisons";
            return ExperimentCommand.RunAsync(board.Resource, client, path, "The comparison is complete", context);
        }
    }
}

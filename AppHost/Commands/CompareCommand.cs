using Evolution.AppHost.Boards;

namespace Evolution.AppHost.Commands;

/// <summary>The command <c>compare</c> of the Board: it runs every experiment that the running phases allow, and shows the trade-offs of each phase.</summary>
static class CompareCommand
{
    public static IResourceBuilder<ProjectResource> WithCompareCommand(this IResourceBuilder<ProjectResource> board, BoardAccess access)
    {
        var client = new BoardClient(access);
        return board.WithCommand("compare", "Compare the phases", RunAsync, new CommandOptions
        {
            Description = "Does every experiment that the running phases allow, or one of them, and shows the trade-offs as a table.",
            IconName = "ScaleFill",
            IsHighlighted = true,
            Arguments = [ExperimentCommand.Choice(client, required: false, placeholder: "all")],
            Progress = new() { Title = "Comparison", Message = "Each experiment takes about half a minute. How far it is stands in the Board's console log. Cancelling it heals what it broke." },
            UpdateState = CommandStates.WhileRunning,
        });

        Task<ExecuteCommandResult> RunAsync(ExecuteCommandContext context)
        {
            var only = context.Arguments.GetString(ExperimentCommand.Argument);
            return ExperimentCommand.RunAsync(board.Resource, client, string.IsNullOrEmpty(only) ? "comparisons" : $"comparisons?experiment={Uri.EscapeDataString(only)}", "The comparison is done", context);
        }
    }
}

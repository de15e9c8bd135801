using Evolution.AppHost.Boards;

namespace Evolution.AppHost.Commands;

/// <summary>The command <c>open</c> of the Board: it returns the link with the access token, which no list of addresses contains.</summary>
static class OpenBoardCommand
{
    public static IResourceBuilder<ProjectResource> WithOpenCommand(this IResourceBuilder<ProjectResource> board, BoardAccess access) =>
        board.WithCommand("open", "Open the Board", _ => Task.FromResult(CommandResults.Success("The link opens the Board", $"[Open the Board]({access.Link})", CommandResultFormat.Markdown, displayImmediately: true)), new CommandOptions
        {
            Description = "Shows the link that opens the Board in this browser. It carries the token of this run: give it to nobody.",
            IconName = "Open",
            IsHighlighted = true,
            UpdateState = CommandStates.WhileRunning,
        });
}

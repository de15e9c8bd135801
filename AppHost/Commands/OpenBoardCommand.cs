using Evolution.AppHost.Boards;

namespace Evolution.AppHost.Commands;

/// <summary>The <c>open</c> command of the Board: returns the link with the access token, which is not part of the resource's URLs.</summary>
static class OpenBoardCommand
{
    public static IResourceBuilder<ProjectResource> WithOpenCommand(this IResourceBuilder<ProjectResource> board, BoardConnectionInfo connection) =>
        board.WithCommand("open", "Open the Board", _ => Task.FromResult(CommandResults.Success("Open the Board with this link", $"[Open the Board]({connection.Link})", CommandResultFormat.Markdown, displayImmediately: true)), new CommandOptions
        {
            Description = "Shows the link that opens the Board in this browser. The link contains the access token of this run: do not share it.",
            IconName = "Open",
            IsHighlighted = true,
            UpdateState = CommandStates.EnableWhenRunning,
        });
}

using Evolution.Control;

namespace Evolution.Evo.Terminal;

/// <summary>Describes the link to the Board.</summary>
static class BoardLink
{
    /// <summary>The name of the Board's resource.</summary>
    public const string ResourceName = "board";

    /// <summary>The timeout for the Board to become ready.</summary>
    public static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Waits until the Board is ready, and returns its address with the access token. Returns the error if the Board does not start, instead of throwing, because the shop runs without it.</summary>
    public static async Task<string> DescribeAsync(ControlClient control, CancellationToken cancellationToken)
    {
        try
        {
            var board = await control.WaitUntilAsync(ResourceName, resource => resource.IsReady || resource.HasStopped, "was ready", ReadyTimeout, cancellationToken);
            return board.IsReady ? $"Board: {await control.GetBoardLinkAsync(cancellationToken)}" : $"The Board did not start. {await control.DescribeAsync(board, cancellationToken)}";
        }
        catch (Exception exception) when (exception is TimeoutException or ControlException)
        {
            return exception.Message;
        }
    }
}

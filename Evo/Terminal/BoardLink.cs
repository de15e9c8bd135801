using Evolution.Control;

namespace Evolution.Evo.Terminal;

/// <summary>Describes the address of the Board.</summary>
static class BoardLink
{
    /// <summary>The name of the Board's resource.</summary>
    public const string Resource = "board";

    /// <summary>The timeout for the Board to become ready.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Waits until the Board is ready, and returns its address with the access token. If it does not start, returns the error instead of throwing, since the shop runs without it.</summary>
    public static async Task<string> InWordsAsync(ControlClient control, CancellationToken cancellationToken)
    {
        try
        {
            var board = await control.WaitUntilAsync(Resource, resource => resource.IsReady || resource.HasEnded, "was ready", Limit, cancellationToken);
            return board.IsReady ? $"Board: {await control.BoardAsync(cancellationToken)}" : $"The Board did not come up. {await control.DescribeAsync(board, cancellationToken)}";
        }
        catch (Exception exception) when (exception is TimeoutException or ControlException)
        {
            return exception.Message;
        }
    }
}

using Evolution.Control;

namespace Evolution.Evo.Terminal;

/// <summary>Prints where the Board is.</summary>
static class BoardLink
{
    /// <summary>The name of the Board's resource.</summary>
    public const string Resource = "board";

    /// <summary>How long it may take until it answers.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Waits until the Board answers, and gives its address with the token that opens it; what went wrong where it does not come up, since the shop runs without it.</summary>
    public static async Task<string> InWordsAsync(ControlClient control, CancellationToken cancellation)
    {
        try
        {
            var board = await control.WaitUntilAsync(Resource, resource => resource.IsReady || resource.HasEnded, "was ready", Limit, cancellation);
            return board.IsReady ? $"Board: {await control.BoardAsync(cancellation)}" : $"The Board did not come up. {await control.DescribeAsync(board, cancellation)}";
        }
        catch (Exception failure) when (failure is TimeoutException or ControlException)
        {
            return failure.Message;
        }
    }
}

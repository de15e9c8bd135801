namespace Evolution.AppHost.Boards;

/// <summary>The address and access token of this run's Board.</summary>
/// <param name="board">The Board.</param>
/// <param name="token">The Board's access token.</param>
sealed class BoardConnectionInfo(IResourceBuilder<ProjectResource> board, string token)
{
    public string Token => token;

    /// <summary>The address on which the Board listens.</summary>
    public string Address => board.GetEndpoint("http").Url;

    /// <summary>The link that opens the Board in a browser, including the token.</summary>
    public string Link => $"{Address}/?token={token}";
}

namespace Evolution.AppHost.Boards;

/// <summary>What lets people and programs into the Board of this run.</summary>
/// <param name="board">The Board.</param>
/// <param name="token">Its token.</param>
sealed class BoardAccess(IResourceBuilder<ProjectResource> board, string token)
{
    public string Token => token;

    /// <summary>Where it listens.</summary>
    public string Address => board.GetEndpoint("http").Url;

    /// <summary>The link that opens it in a browser: it carries the token.</summary>
    public string Link => $"{Address}/?token={token}";
}

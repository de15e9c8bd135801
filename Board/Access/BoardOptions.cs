using System.Security.Cryptography;
using System.Text;

namespace Evolution.Board.Access;

/// <summary>Settings of the Board, from environment variables.</summary>
/// <param name="Token">The token that a browser must send in its first URL: <c>Board__Token</c>.</param>
/// <param name="ControlFile">The file with the address and the token of the host's control server: <c>Control__File</c>. It may not exist yet, and changes when the host restarts.</param>
sealed record BoardOptions(string Token, string ControlFile)
{
    /// <summary>The name of this Board's cookie. Browsers share cookies between all ports of a host, so each Board needs its own name.</summary>
    public string CookieName { get; } = $"evolution-board-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token)))[..12]}";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public static BoardOptions FromConfiguration(IConfiguration configuration) => new(Require(configuration, "Board:Token"), Require(configuration, "Control:File"));

    static string Require(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } value ? value
        : throw new InvalidOperationException($"The setting {key} is missing. Start the Board through the app host: ./evo run, or dotnet run --project AppHost.");
}

using System.Security.Cryptography;
using System.Text;

namespace Evolution.Board.Access;

/// <summary>Settings of the Board, from environment variables.</summary>
/// <param name="Token">What a browser must bring in its first address: <c>Board__Token</c>.</param>
/// <param name="ControlFile">The file that tells where the host's control server is, and its token: <c>Control__File</c>. It may not be there yet, and changes when the host starts anew.</param>
sealed record BoardOptions(string Token, string ControlFile)
{
    /// <summary>The name of this Board's cookie. Browsers keep the cookies of all ports of a machine together, so that each Board needs a name of its own.</summary>
    public string CookieName { get; } = $"evolution-board-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token)))[..12]}";

    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public static BoardOptions Of(IConfiguration configuration) => new(Require(configuration, "Board:Token"), Require(configuration, "Control:File"));

    static string Require(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } value ? value
        : throw new InvalidOperationException($"The Board needs {key}. It is started by the app host: ./evo run, or dotnet run --project AppHost.");
}

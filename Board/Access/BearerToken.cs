using System.Security.Cryptography;
using System.Text;

namespace Evolution.Board.Access;

/// <summary>The token as programs bring it: <c>Authorization: Bearer</c>, which no browser sends by itself.</summary>
static class BearerToken
{
    const string Scheme = "Bearer ";

    /// <summary>Whether a request brings this token so.</summary>
    public static bool IsIn(HttpRequest request, string token) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Scheme, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Scheme.Length..]), Encoding.UTF8.GetBytes(token));
}

using System.Security.Cryptography;
using System.Text;

namespace Evolution.Board.Access;

/// <summary>Checks the token that programs send as <c>Authorization: Bearer</c>, a header that browsers never send on their own.</summary>
static class BearerToken
{
    const string Scheme = "Bearer ";

    /// <summary>Returns whether the request carries this token as a bearer token.</summary>
    public static bool IsPresent(HttpRequest request, string token) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Scheme, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Scheme.Length..]), Encoding.UTF8.GetBytes(token));
}

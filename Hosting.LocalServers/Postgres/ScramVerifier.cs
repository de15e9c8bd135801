using System.Security.Cryptography;
using System.Text;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>Computes what PostgreSQL keeps of a password, so that the password itself is in no statement and no log.</summary>
static class ScramVerifier
{
    const int Iterations = 4096, SaltBytes = 16;

    /// <summary>The SCRAM-SHA-256 verifier (RFC 5802) in PostgreSQL's notation.</summary>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }
}

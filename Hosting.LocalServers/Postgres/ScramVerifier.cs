using System.Security.Cryptography;
using System.Text;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>Computes the verifier that PostgreSQL stores for a password, so that no statement and no log contains the password itself.</summary>
static class ScramVerifier
{
    const int Iterations = 4096, SaltBytes = 16;

    /// <summary>Computes a SCRAM-SHA-256 verifier (RFC 5802) with a random salt, in PostgreSQL's notation.</summary>
    public static string Create(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var saltedPassword = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(saltedPassword, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(saltedPassword, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}";
    }
}

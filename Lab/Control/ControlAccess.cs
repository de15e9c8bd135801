using System.Text.Json;

namespace Evolution.Lab.Control;

/// <summary>Address and token of a control server, as its host writes them into the control file.</summary>
/// <param name="Address">Where it listens, on loopback.</param>
/// <param name="Token">What every request must carry.</param>
/// <param name="ProcessId">The host's process.</param>
/// <param name="Dashboard">The link to Aspire's dashboard, with the token that opens it; null where there is none.</param>
public sealed record ControlAccess(Uri Address, string Token, int ProcessId, string? Dashboard = null)
{
    /// <summary>Reads the file that a host has written.</summary>
    /// <returns>Null where there is none (yet).</returns>
    public static ControlAccess? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<ControlAccess>(file, JsonSerializerOptions.Web);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}

using System.Text.Json;

namespace Evolution.Control;

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

    /// <summary>Writes the file atomically, so that a reader never sees half of it, and readable by this user only.</summary>
    public async Task WriteAsync(string path, CancellationToken cancellation)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var half = Path.Combine(directory, $".{Path.GetRandomFileName()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new FileStream(half, options))
        {
            await JsonSerializer.SerializeAsync(stream, this, JsonSerializerOptions.Web, cancellation);
        }
        File.Move(half, path, overwrite: true);
    }
}

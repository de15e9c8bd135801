using System.Text.Json;

namespace Evolution.Control;

/// <summary>The address and token of a control server, as its host writes them to the control file.</summary>
/// <param name="Address">The loopback address on which the control server listens.</param>
/// <param name="Token">The bearer token that every request must carry.</param>
/// <param name="ProcessId">The process ID of the host.</param>
/// <param name="Dashboard">The link to Aspire's dashboard, including its login token; null if there is no dashboard.</param>
public sealed record ControlConnectionInfo(Uri Address, string Token, int ProcessId, string? Dashboard = null)
{
    /// <summary>Reads the control file of a host.</summary>
    /// <returns>Null if the file does not exist yet.</returns>
    public static ControlConnectionInfo? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<ControlConnectionInfo>(file, JsonSerializerOptions.Web);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes the control file atomically, so that readers never see a partial file. Only the current user can read the file.</summary>
    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var temporaryPath = Path.Combine(directory, $".{Path.GetRandomFileName()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new FileStream(temporaryPath, options))
        {
            await JsonSerializer.SerializeAsync(stream, this, JsonSerializerOptions.Web, cancellationToken);
        }
        File.Move(temporaryPath, path, overwrite: true);
    }
}

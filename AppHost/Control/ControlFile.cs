using System.Text.Json;

namespace Evolution.AppHost.Control;

/// <summary>What another process needs in order to reach the control server.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Token">The token that requests must carry.</param>
/// <param name="ProcessId">The app host's process.</param>
/// <param name="Dashboard">The link to Aspire's dashboard, with the token that opens it; null where there is none.</param>
sealed record ControlFile(string Address, string Token, int ProcessId, string? Dashboard)
{
    /// <summary>The configuration key of its path, which the process that starts the host may set.</summary>
    const string PathKey = "Control:File";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Where this host's is; where nobody chose a path, among those that <c>evo trace</c> looks at.</summary>
    public static string PathFor(IDistributedApplicationBuilder builder) =>
        builder.Configuration[PathKey] ??= Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".evolution", "control", $"{Guid.NewGuid():N}.json"));

    /// <summary>Writes the file atomically, so that a reader never sees half of it, and readable by this user only.</summary>
    public static async Task WriteAsync(string path, ControlFile content, CancellationToken cancellation)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var half = Path.Combine(directory, $".{Path.GetRandomFileName()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new FileStream(half, options))
        {
            await JsonSerializer.SerializeAsync(stream, content, Json, cancellation);
        }
        File.Move(half, path, overwrite: true);
    }
}

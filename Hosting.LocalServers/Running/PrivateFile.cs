namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Writes files that only their owner can read.</summary>
static class PrivateFile
{
    /// <summary>Writes a file with mode 600, replacing an existing file.</summary>
    public static async Task WriteAsync(string path, string content, CancellationToken cancellationToken)
    {
        File.Delete(path);
        await using var writer = new StreamWriter(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        await writer.WriteAsync(content.AsMemory(), cancellationToken);
    }
}

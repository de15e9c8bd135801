using Evolution.Lab.Processes;

namespace Evolution.Lab.Experiments;

/// <summary>A small in-memory disk (tmpfs) that can be filled. Only root can create one.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    const int Megabytes = 1_536;
    const int BlockBytes = 1024 * 1024;
    static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    CancellationTokenSource? filling;
    Task fill = Task.CompletedTask;

    SmallDisk(string folder) => Folder = folder;

    /// <summary>The path at which it is mounted.</summary>
    public string Folder { get; }

    string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Creates a small disk.</summary>
    /// <returns>Null, with the reason, if this system does not allow it, for example in a container without privileges.</returns>
    public static async Task<(SmallDisk? Disk, string? Objection)> TryCreateAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux()) return (null, "a small disk can only be created on Linux");
        if (!Environment.IsPrivilegedProcess) return (null, "only root can create a small disk");
        var folder = Directory.CreateTempSubdirectory("evolution-disk-").FullName;
        var mounted = await new Subprocess("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=1777", "tmpfs", folder) { Timeout = CommandTimeout }.RunAsync(cancellationToken);
        if (mounted.Succeeded) return (new(folder), null);
        Directory.Delete(folder);
        return (null, $"a small disk could not be created ({mounted.Text.Trim()})");
    }

    /// <summary>Fills the disk, and keeps it full until <see cref="FreeAsync"/> by using up any space that becomes free.</summary>
    public void StartFilling()
    {
        filling = new();
        Fill();
        fill = KeepFullAsync(filling.Token);
    }

    /// <summary>Stops filling the disk and frees the space.</summary>
    public async Task FreeAsync()
    {
        if (filling is not null) await filling.CancelAsync();
        await fill.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        filling?.Dispose();
        filling = null;
        File.Delete(Ballast);
    }

    public async ValueTask DisposeAsync()
    {
        await FreeAsync();

        // Lazily, because a process may have its working folder there for another moment.
        var unmounted = await new Subprocess("umount", "--lazy", Folder) { Timeout = CommandTimeout }.RunAsync(CancellationToken.None);
        if (unmounted.Succeeded) Directory.Delete(Folder);
    }

    async Task KeepFullAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PollInterval);
        while (await timer.WaitForNextTickAsync(cancellationToken)) Fill();
    }

    void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var bytes = BlockBytes; bytes >= 512; bytes /= 2)
        {
            var block = new byte[bytes];
            while (TryWrite(ballast, block))
            {
                // Until no block of this size fits any more.
            }
        }
    }

    static bool TryWrite(FileStream file, byte[] block)
    {
        try
        {
            file.Write(block);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

using Evolution.Lab.Processes;

namespace Evolution.Lab.Experiments;

/// <summary>A small in-memory disk (tmpfs) that can be filled. Only root can create one.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    const int Megabytes = 1_536;
    const int MaxBlockBytes = 1024 * 1024;
    const int MinBlockBytes = 512;
    static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    CancellationTokenSource? fillCancellation;
    Task fillTask = Task.CompletedTask;

    SmallDisk(string folder) => Folder = folder;

    /// <summary>The mount point.</summary>
    public string Folder { get; }

    string BallastPath => Path.Combine(Folder, "ballast");

    /// <summary>Creates a small disk if the system allows it.</summary>
    /// <returns>The disk, or the reason why it could not be created, such as missing privileges in a container.</returns>
    public static async Task<(SmallDisk? Disk, string? Objection)> TryCreateAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux()) return (null, "a small disk can only be created on Linux");
        if (!Environment.IsPrivilegedProcess) return (null, "only root can create a small disk");
        var folder = Directory.CreateTempSubdirectory("evolution-disk-").FullName;
        var mountResult = await new Subprocess("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=1777", "tmpfs", folder) { Timeout = CommandTimeout }.RunAsync(cancellationToken);
        if (mountResult.Succeeded) return (new(folder), null);
        Directory.Delete(folder);
        return (null, $"a small disk could not be created ({mountResult.Text.Trim()})");
    }

    /// <summary>Fills the disk, and keeps it full until <see cref="FreeAsync"/> by writing again whenever space becomes free.</summary>
    public void StartFilling()
    {
        fillCancellation = new();
        Fill();
        fillTask = KeepFullAsync(fillCancellation.Token);
    }

    /// <summary>Stops filling the disk and frees the space.</summary>
    public async Task FreeAsync()
    {
        if (fillCancellation is null) return;
        await fillCancellation.CancelAsync();
        try
        {
            await fillTask;
        }
        catch (OperationCanceledException)
        {
            // Filling never ends otherwise.
        }
        finally
        {
            (fillCancellation, fillTask) = (null, Task.CompletedTask);
            File.Delete(BallastPath);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await FreeAsync();

        // Lazy, because the folder may still be the working directory of a process that is ending.
        var unmountResult = await new Subprocess("umount", "--lazy", Folder) { Timeout = CommandTimeout }.RunAsync(CancellationToken.None);
        if (unmountResult.Succeeded) Directory.Delete(Folder);
    }

    async Task KeepFullAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PollInterval);
        while (await timer.WaitForNextTickAsync(cancellationToken)) Fill();
    }

    void Fill()
    {
        using var ballast = new FileStream(BallastPath, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var bytes = MaxBlockBytes; bytes >= MinBlockBytes; bytes /= 2)
        {
            var block = new byte[bytes];
            while (TryWrite(ballast, block))
            {
                // Repeats until no block of this size fits.
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

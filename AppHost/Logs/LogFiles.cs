using Evolution.AppHost.Control;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Logs;

/// <summary>
/// Writes the log of every resource to a file that outlives the host: <c>NAME.log</c> in the configured folder. The dashboard's logs are
/// lost when the host ends.
/// </summary>
sealed class LogFiles(string folder, ResourceDirectory directory, ResourceLoggerService logs) : BackgroundService
{
    /// <summary>The configuration key of the folder; no files are written if it is not set.</summary>
    public const string FolderKey = "Logs:Folder";

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Directory.CreateDirectory(folder);
        return Task.WhenAll(directory.Resources.OfType<IResourceWithEndpoints>().Select(resource => FollowAsync(resource, stoppingToken)));
    }

    async Task FollowAsync(IResource resource, CancellationToken stopping)
    {
        await using var file = new StreamWriter(new FileStream(Path.Combine(folder, $"{resource.Name}.log"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete));
        try
        {
            // Batches arrive as fast as a resource writes, and each is flushed to the file before the next.
            await foreach (var batch in logs.WatchAsync(resource).WithCancellation(stopping))
            {
                foreach (var line in batch) await file.WriteLineAsync(line.Content);
                await file.FlushAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // All lines received until then are in the file.
        }
    }
}

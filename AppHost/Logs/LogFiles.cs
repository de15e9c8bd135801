using Evolution.AppHost.Control;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Logs;

/// <summary>
/// Keeps what every resource writes in files that outlive the host: <c>NAME.log</c> in the folder that the configuration names. The
/// dashboard's logs end with it.
/// </summary>
sealed class LogFiles(string folder, ResourceDirectory directory, ResourceLoggerService logs) : BackgroundService
{
    /// <summary>The configuration key of the folder; there are no files where it is not set.</summary>
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
            // Batches come as fast as a resource writes, and each is in the file before the next.
            await foreach (var batch in logs.WatchAsync(resource).WithCancellation(stopping))
            {
                foreach (var line in batch) await file.WriteLineAsync(line.Content);
                await file.FlushAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What came until then is in the file.
        }
    }
}

using Evolution.AppHost.Control;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Logs;

/// <summary>
/// Writes the log of every resource to a file that outlives the host: <c>NAME.log</c> in the configured folder. The dashboard's logs are
/// lost when the host exits.
/// </summary>
sealed class LogFiles(string folder, ResourceDirectory directory, ResourceLoggerService logs) : BackgroundService
{
    /// <summary>The configuration key of the folder; no files are written if it is not set.</summary>
    public const string FolderKey = "Logs:Folder";

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Directory.CreateDirectory(folder);
        return Task.WhenAll(directory.Resources.OfType<IResourceWithEndpoints>().Select(resource => WriteAsync(resource, stoppingToken)));
    }

    async Task WriteAsync(IResource resource, CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(new FileStream(Path.Combine(folder, $"{resource.Name}.log"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete));
        try
        {
            // Each batch is flushed before the next one is read.
            await foreach (var batch in logs.WatchAsync(resource).WithCancellation(cancellationToken))
            {
                foreach (var line in batch) await file.WriteLineAsync(line.Content);
                await file.FlushAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // All lines received so far are in the file.
        }
    }
}

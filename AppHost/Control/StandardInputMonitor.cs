using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Control;

/// <summary>Stops the host when its standard input ends: the parent process holds the other end, which also closes if the parent is killed.</summary>
sealed class StandardInputMonitor(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Reading a pipe cannot be canceled on every platform, so it runs on its own thread, which ends with the process.
        await Task.Factory.StartNew(() => { while (Console.In.ReadLine() is not null) { } }, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        lifetime.StopApplication();
    }
}

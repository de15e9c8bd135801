using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Control;

/// <summary>Stops the host when its standard input ends: the parent process holds the other end, which closes even when the parent is killed.</summary>
sealed class StopWithInput(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        // Reading a pipe cannot be canceled on every platform, so it runs on its own thread, which ends with the process.
        await Task.Factory.StartNew(() => { while (Console.In.ReadLine() is not null) { } }, stopping, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        lifetime.StopApplication();
    }
}

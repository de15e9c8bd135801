using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>Stops the host in good order on Ctrl+C, SIGTERM and when its terminal is closed; a second Ctrl+C kills everything at once.</summary>
sealed class TerminalLifetime(IHostApplicationLifetime lifetime, ApplicationRunner runner, ILogger<TerminalLifetime> logger) : IHostLifetime, IDisposable
{
    const int KilledByInterrupt = 128 + Signals.Interrupt;

    readonly List<PosixSignalRegistration> registrations = [];
    bool asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => registrations.ForEach(registration => registration.Dispose());

    void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!asked)
        {
            asked = true;
            logger.LogInformation("Stopping. Ctrl+C again kills at once");
            lifetime.StopApplication();
        }
        else if (context.Signal is PosixSignal.SIGINT)
        {
            try
            {
                runner.Kill();
            }
            finally
            {
                Environment.Exit(KilledByInterrupt);
            }
        }
    }
}

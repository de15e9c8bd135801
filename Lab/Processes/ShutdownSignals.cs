using System.Runtime.InteropServices;

namespace Evolution.Lab.Processes;

/// <summary>
/// Handles Ctrl+C, SIGTERM and a closed terminal: the first signal requests a graceful stop, the second an immediate one.
/// Signals only cancel tokens; this class never ends the process.
/// </summary>
public sealed class ShutdownSignals : IDisposable
{
    static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    readonly CancellationTokenSource stopCancellation = new();
    readonly CancellationTokenSource forcedStopCancellation = new();
    readonly PosixSignalRegistration[] registrations;

    public ShutdownSignals() => registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    /// <summary>A token that the first signal cancels.</summary>
    public CancellationToken StopToken => stopCancellation.Token;

    /// <summary>A token that the second signal cancels.</summary>
    public CancellationToken ForcedStopToken => forcedStopCancellation.Token;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        stopCancellation.Dispose();
        forcedStopCancellation.Dispose();
    }

    void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (stopCancellation.IsCancellationRequested) forcedStopCancellation.Cancel();
        else stopCancellation.Cancel();
    }
}

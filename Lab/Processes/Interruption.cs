using System.Runtime.InteropServices;

namespace Evolution.Lab.Processes;

/// <summary>
/// Handles Ctrl+C, SIGTERM and a closed terminal: the first signal requests an orderly stop, the second an immediate one.
/// Both cancel tokens; this class never ends the process itself.
/// </summary>
public sealed class Interruption : IDisposable
{
    static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    readonly CancellationTokenSource asked = new();
    readonly CancellationTokenSource forced = new();
    readonly PosixSignalRegistration[] registrations;

    public Interruption() => registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    /// <summary>A token that the first signal cancels.</summary>
    public CancellationToken Asked => asked.Token;

    /// <summary>A token that the second signal cancels.</summary>
    public CancellationToken Forced => forced.Token;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        asked.Dispose();
        forced.Dispose();
    }

    void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (asked.IsCancellationRequested) forced.Cancel();
        else asked.Cancel();
    }
}

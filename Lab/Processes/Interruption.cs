using System.Runtime.InteropServices;

namespace Evolution.Lab.Processes;

/// <summary>
/// Ctrl+C, SIGTERM and a closed terminal: the first asks for an orderly end, the second for an immediate one.
/// Both cancel tokens; the process itself is never ended from here.
/// </summary>
public sealed class Interruption : IDisposable
{
    static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    readonly CancellationTokenSource asked = new();
    readonly CancellationTokenSource forced = new();
    readonly PosixSignalRegistration[] registrations;

    public Interruption() => registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Asked => asked.Token;

    /// <summary>Cancelled by the second signal.</summary>
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

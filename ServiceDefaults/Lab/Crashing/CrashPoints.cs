using System.Diagnostics;

namespace Evolution.ServiceDefaults.Lab.Crashing;

/// <summary>
/// Terminates the process at a point in the processing of an order. Passing a point costs one field read, unless the
/// lab has armed one.
/// </summary>
/// <param name="listed">The points that an order passes in this service and topology.</param>
public sealed class CrashPoints(IEnumerable<CrashPoint> listed)
{
    volatile Action<CrashPoint>? passing;

    /// <summary>The points that an order passes in this service and topology, in the order in which it passes them.</summary>
    public IReadOnlyList<CrashPoint> Listed { get; } = [.. listed];

    /// <summary>Passes a point. The process terminates here if the point is armed.</summary>
    public void Pass(CrashPoint point) => passing?.Invoke(point);

    internal void Arm(CrashPoint armed) => passing = passed =>
    {
        if (passed == armed) Die();
    };

    internal void Disarm() => passing = null;

    /// <summary>Reports every pass to <paramref name="watcher"/>.</summary>
    internal void Watch(Action<CrashPoint> watcher) => passing = watcher;

    /// <summary>Terminates the process as <c>kill -9</c> does: nothing is flushed or reported.</summary>
    static void Die()
    {
        Process.GetCurrentProcess().Kill();

        // No further code may run, however long the signal takes.
        Thread.Sleep(Timeout.Infinite);
    }
}

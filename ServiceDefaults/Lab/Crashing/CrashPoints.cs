using System.Diagnostics;

namespace Evolution.ServiceDefaults.Lab.Crashing;

/// <summary>
/// Where the process can be made to die. The way of an order passes these points; passing one costs a read of a field, unless the
/// lab has armed one.
/// </summary>
/// <param name="listed">The points that an order passes in this service and topology.</param>
public sealed class CrashPoints(IEnumerable<CrashPoint> listed)
{
    volatile Action<CrashPoint>? passing;

    /// <summary>The points that an order passes in this service and topology, in the order in which it does.</summary>
    public IReadOnlyList<CrashPoint> Listed { get; } = [.. listed];

    /// <summary>Passes a point. The process ends here if that is the one that is armed.</summary>
    public void Pass(CrashPoint point) => passing?.Invoke(point);

    internal void Arm(CrashPoint armed) => passing = passed =>
    {
        if (passed == armed) Die();
    };

    internal void Disarm() => passing = null;

    /// <summary>Tells of every pass.</summary>
    internal void Watch(Action<CrashPoint> watcher) => passing = watcher;

    /// <summary>Ends the process as <c>kill -9</c> does: nothing is flushed or reported.</summary>
    static void Die()
    {
        Process.GetCurrentProcess().Kill();

        // Nothing after this point may happen, however long the signal takes.
        Thread.Sleep(Timeout.Infinite);
    }
}

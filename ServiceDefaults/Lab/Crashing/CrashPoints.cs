using System.Diagnostics;

namespace Evolution.ServiceDefaults.Lab.Crashing;

/// <summary>
/// Terminates the process at a point in the processing of an order. Passing a point costs one field read unless the
/// lab has armed a point.
/// </summary>
/// <param name="points">The points that an order passes in this service and topology.</param>
public sealed class CrashPoints(IEnumerable<CrashPoint> points)
{
    volatile Action<CrashPoint>? onPass;

    /// <summary>The points that an order passes in this service and topology, in the order in which it passes them.</summary>
    public IReadOnlyList<CrashPoint> All { get; } = [.. points];

    /// <summary>Passes a point. The process terminates here if the point is armed.</summary>
    public void Pass(CrashPoint point) => onPass?.Invoke(point);

    internal void Arm(CrashPoint point) => onPass = passedPoint =>
    {
        if (passedPoint == point) Terminate();
    };

    internal void Disarm() => onPass = null;

    /// <summary>Invokes <paramref name="watcher"/> for every point that is passed.</summary>
    internal void Watch(Action<CrashPoint> watcher) => onPass = watcher;

    /// <summary>Terminates the process like <c>kill -9</c>: nothing is flushed or reported.</summary>
    static void Terminate()
    {
        Process.GetCurrentProcess().Kill();

        // No further code may run until the signal arrives.
        Thread.Sleep(Timeout.Infinite);
    }
}

using System.Globalization;
using Evolution.Lab.Verdicts;

namespace Evolution.Board.FaultInjection.FreePlay;

/// <summary>The faults injected into a service, as returned by its <c>/lab/faults</c> endpoint.</summary>
/// <param name="LatencyMilliseconds">The additional latency of its responses.</param>
/// <param name="Hang">Whether it accepts requests but does not respond.</param>
/// <param name="FailShare">The share of requests, from 0 to 1, that fail with an error.</param>
public sealed record ServiceFaults(int LatencyMilliseconds, bool Hang, double FailShare)
{
    public bool IsNone => this is { LatencyMilliseconds: 0, Hang: false, FailShare: 0 };

    /// <summary>The faults as user-facing text.</summary>
    public string Summary => IsNone ? "no fault" : string.Join(", ", Describe());

    IEnumerable<string> Describe()
    {
        if (Hang) yield return "hangs";
        if (LatencyMilliseconds > 0) yield return string.Create(CultureInfo.InvariantCulture, $"responds with {LatencyMilliseconds / 1000.0:0.##} s of added latency");
        if (FailShare > 0) yield return $"fails {Percent.Format(FailShare)} of its requests";
    }
}

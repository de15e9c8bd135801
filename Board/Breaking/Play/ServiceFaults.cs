using System.Globalization;
using Evolution.Lab.Verdicts;

namespace Evolution.Board.Breaking.Play;

/// <summary>What is wrong with a service by request, as its <c>/lab/faults</c> tells it.</summary>
/// <param name="LatencyMilliseconds">How much later it answers.</param>
/// <param name="Hang">Whether it answers nothing at all.</param>
/// <param name="FailShare">The share of requests, 0 to 1, that it answers with an error.</param>
public sealed record ServiceFaults(int LatencyMilliseconds, bool Hang, double FailShare)
{
    public bool IsNone => this is { LatencyMilliseconds: 0, Hang: false, FailShare: 0 };

    /// <summary>The same for people.</summary>
    public string InWords => IsNone ? "no fault" : string.Join(", ", Words());

    IEnumerable<string> Words()
    {
        if (Hang) yield return "hangs";
        if (LatencyMilliseconds > 0) yield return string.Create(CultureInfo.InvariantCulture, $"answers {LatencyMilliseconds / 1000.0:0.##} s late");
        if (FailShare > 0) yield return $"fails {Percent.Text(FailShare)} of its requests";
    }
}

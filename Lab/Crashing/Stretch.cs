using Evolution.Lab.Crashing.Faults;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.Crashing;

/// <summary>A part of a phase's trial that runs on its own host.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Share">Its share of the phase's time, 0 to 1.</param>
/// <param name="Host">The options with which its host starts.</param>
/// <param name="ScriptAsync">Creates its faults.</param>
public sealed record Stretch(string Name, double Share, HostStart Host, Func<Script, FaultTarget, CancellationToken, Task<IEnumerable<ICrashFault>>> ScriptAsync)
{
    /// <summary>Whether the host itself is killed at the end.</summary>
    public bool EndsWithItsHost { get; init; }

    /// <summary>Creates a random generator for this stretch. It is independent of the other stretches, because how many choices they make depends on timing.</summary>
    public Random RandomOf(int seed) => new(Name.Aggregate(seed, (number, letter) => unchecked(number * 31 + letter)));
}

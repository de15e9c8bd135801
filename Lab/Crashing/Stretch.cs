using Evolution.Lab.Crashing.Faults;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.Crashing;

/// <summary>A part of a phase's trial, on a host of its own.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Share">The part of the time that it takes, 0 to 1.</param>
/// <param name="Host">How its host is started.</param>
/// <param name="ScriptAsync">The faults that it consists of.</param>
public sealed record Stretch(string Name, double Share, HostStart Host, Func<Script, FaultTarget, CancellationToken, Task<IEnumerable<ICrashFault>>> ScriptAsync)
{
    /// <summary>Whether the host itself is killed at the end.</summary>
    public bool EndsWithItsHost { get; init; }

    /// <summary>What its choices follow from, whatever other stretches have chosen before: how many that were is a matter of time.</summary>
    public Random RandomOf(int seed) => new(Name.Aggregate(seed, (number, letter) => unchecked(number * 31 + letter)));
}

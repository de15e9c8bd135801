namespace Evolution.Lab.Crashing.Faults;

/// <summary>Kills services at random moments, each again as soon as it is running after the previous kill.</summary>
/// <param name="victims">The services, each with the pauses between a start and the next kill.</param>
public sealed class AtRandomMoments(IReadOnlyDictionary<string, TimeSpan[]> victims) : ICrashFault
{
    public string Name => $"killed at random: {string.Join(", ", victims.Select(victim => $"{victim.Key} × {victim.Value.Length}"))}";

    public Task InjectAsync(FaultTarget target, CancellationToken cancellationToken) => Task.WhenAll(victims.Select(victim => InjectAsync(victim.Key, victim.Value, target, cancellationToken)));

    static async Task InjectAsync(string service, TimeSpan[] pauses, FaultTarget target, CancellationToken cancellationToken)
    {
        foreach (var pause in pauses)
        {
            await Task.Delay(pause, cancellationToken);
            await target.KillAndStartAsync(service, cancellationToken);
        }
    }
}

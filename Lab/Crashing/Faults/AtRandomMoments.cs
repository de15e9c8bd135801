namespace Evolution.Lab.Crashing.Faults;

/// <summary>Kills services at any moment, each as soon as it runs again after the last time.</summary>
/// <param name="victims">Which service after which pauses, each of which follows its start.</param>
public sealed class AtRandomMoments(IReadOnlyDictionary<string, TimeSpan[]> victims) : ICrashFault
{
    public string Name => $"killed at random: {string.Join(", ", victims.Select(victim => $"{victim.Key} × {victim.Value.Length}"))}";

    public Task InjectAsync(FaultTarget target, CancellationToken cancellation) => Task.WhenAll(victims.Select(victim => InjectAsync(victim.Key, victim.Value, target, cancellation)));

    static async Task InjectAsync(string service, TimeSpan[] pauses, FaultTarget target, CancellationToken cancellation)
    {
        foreach (var pause in pauses)
        {
            await Task.Delay(pause, cancellation);
            await target.KillAndStartAsync(service, cancellation);
        }
    }
}

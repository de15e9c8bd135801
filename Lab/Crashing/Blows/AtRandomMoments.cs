namespace Evolution.Lab.Crashing.Blows;

/// <summary>Kills services at any moment, each as soon as it runs again after the last time.</summary>
/// <param name="victims">Which service after which pauses, each of which follows its start.</param>
sealed class AtRandomMoments(IReadOnlyDictionary<string, TimeSpan[]> victims) : IBlow
{
    public string Name => $"killed at random: {string.Join(", ", victims.Select(victim => $"{victim.Key} × {victim.Value.Length}"))}";

    public Task StrikeAsync(Ring ring, CancellationToken cancellation) => Task.WhenAll(victims.Select(victim => StrikeAsync(victim.Key, victim.Value, ring, cancellation)));

    static async Task StrikeAsync(string service, TimeSpan[] pauses, Ring ring, CancellationToken cancellation)
    {
        foreach (var pause in pauses)
        {
            await Task.Delay(pause, cancellation);
            await ring.KillAndStartAsync(service, cancellation);
        }
    }
}

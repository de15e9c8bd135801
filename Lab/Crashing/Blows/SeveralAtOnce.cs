namespace Evolution.Lab.Crashing.Blows;

/// <summary>Kills one resource, or several at the same moment, and starts them again.</summary>
/// <param name="victims">Services, stores or the broker.</param>
/// <param name="downtime">How long they stay down.</param>
sealed class SeveralAtOnce(IReadOnlyList<string> victims, TimeSpan downtime) : IBlow
{
    public string Name => $"killed{(victims.Count > 1 ? " at once" : "")}: {string.Join(", ", victims)}, down for {downtime.TotalSeconds:0.0} s";

    public async Task StrikeAsync(Ring ring, CancellationToken cancellation)
    {
        await Task.WhenAll(victims.Select(victim => ring.KillAsync(victim, cancellation)));
        await Task.Delay(downtime, cancellation);
        await ring.MakeWholeAsync(cancellation);
    }
}

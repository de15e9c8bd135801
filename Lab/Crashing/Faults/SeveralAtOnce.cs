namespace Evolution.Lab.Crashing.Faults;

/// <summary>Kills one or several resources at the same moment, and starts them again.</summary>
/// <param name="victims">Services, stores or the broker.</param>
/// <param name="downtime">How long they stay down.</param>
public sealed class SeveralAtOnce(IReadOnlyList<string> victims, TimeSpan downtime) : ICrashFault
{
    public string Name => $"killed{(victims.Count > 1 ? " at once" : "")}: {string.Join(", ", victims)}, down for {downtime.TotalSeconds:0.0} s";

    public async Task InjectAsync(FaultTarget target, CancellationToken cancellationToken)
    {
        await Task.WhenAll(victims.Select(victim => target.KillAsync(victim, cancellationToken)));
        await Task.Delay(downtime, cancellationToken);
        await target.MakeWholeAsync(cancellationToken);
    }
}

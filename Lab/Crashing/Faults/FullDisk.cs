namespace Evolution.Lab.Crashing.Faults;

/// <summary>Fills the disk that every store of the topology is on, and makes room again.</summary>
/// <param name="disk">A small disk of the test's own.</param>
/// <param name="duration">How long it stays full.</param>
public sealed class FullDisk(SmallDisk disk, TimeSpan duration) : ICrashFault
{
    public string Name => $"disk full for {duration.TotalSeconds:0.0} s";

    public async Task InjectAsync(FaultTarget target, CancellationToken cancellation)
    {
        try
        {
            await disk.KeepFullAsync(duration, cancellation);
        }
        finally
        {
            disk.Free();
        }
        await target.MakeWholeAsync(cancellation);
    }
}

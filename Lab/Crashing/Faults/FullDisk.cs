namespace Evolution.Lab.Crashing.Faults;

/// <summary>Fills the disk that all stores of the topology use, and frees it again.</summary>
/// <param name="disk">A small disk that only the test uses.</param>
/// <param name="duration">How long it stays full.</param>
public sealed class FullDisk(SmallDisk disk, TimeSpan duration) : ICrashFault
{
    public string Name => $"disk full for {duration.TotalSeconds:0.0} s";

    public async Task InjectAsync(FaultTarget target, CancellationToken cancellationToken)
    {
        try
        {
            await disk.KeepFullAsync(duration, cancellationToken);
        }
        finally
        {
            disk.Free();
        }
        await target.MakeWholeAsync(cancellationToken);
    }
}

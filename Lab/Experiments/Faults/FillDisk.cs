namespace Evolution.Lab.Experiments.Faults;

/// <summary>Fills the disk that all stores of the topology use, keeps it full, and frees it again.</summary>
/// <param name="disk">A small disk that only the test uses.</param>
public sealed class FillDisk(SmallDisk disk) : IFault
{
    public Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        disk.StartFilling();
        return Task.CompletedTask;
    }

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => disk.FreeAsync();

    /// <summary>Generates times during which the disk is full.</summary>
    public sealed class Source : ICrashTestFaultSource
    {
        public CrashTestStage Stage => CrashTestStage.Disk;

        public int Weight => 1;

        public IEnumerable<CrashTestFault> Generate(FaultTargets targets, Random random)
        {
            while (targets.Disk is { } disk)
            {
                var duration = random.NextSeconds(2, 6);
                yield return new($"disk full for {duration.TotalSeconds:0.0} s", new FillDisk(disk), duration);
            }
        }
    }
}

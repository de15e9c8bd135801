namespace Evolution.Lab.Experiments.Faults;

/// <summary>Fills the disk that all stores of the topology use, until the fault is healed.</summary>
/// <param name="disk">The small disk that only the stores use.</param>
public sealed class FillDisk(SmallDisk disk) : IFault
{
    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        disk.StartFilling();
        return Task.CompletedTask;
    }

    public async Task HealAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        await disk.FreeAsync();
        await context.StartStoppedResourcesAsync(cancellationToken);
    }

    /// <summary>Generates periods with a full disk.</summary>
    public sealed class Source : ICrashTestFaultSource
    {
        public CrashTestStage Stage => CrashTestStage.Disk;

        public int Order => 10;

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

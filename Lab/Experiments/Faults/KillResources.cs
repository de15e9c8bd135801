namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills one or more resources at the same time, and restarts them.</summary>
/// <param name="resources">Services, stores or the broker.</param>
public sealed class KillResources(IReadOnlyList<string> resources) : IFault
{
    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) =>
        Task.WhenAll(resources.Select(resource => context.KillAsync(context.Topology.GetFullName(resource), cancellationToken)));

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.StartStoppedResourcesAsync(cancellationToken);

    static string Describe(IReadOnlyList<string> resources, TimeSpan duration) =>
        $"killed{(resources.Count > 1 ? " together" : "")}: {string.Join(", ", resources)}, down for {duration.TotalSeconds:0.0} s";

    static CrashTestFault Create(IReadOnlyList<string> resources, TimeSpan duration) => new(Describe(resources, duration), new KillResources(resources), duration);

    /// <summary>Generates outages of each store and the broker in turn.</summary>
    public sealed class SingleStoreSource : ICrashTestFaultSource
    {
        public CrashTestStage Stage => CrashTestStage.Processes;

        public int Order => 30;

        public int Weight => 1;

        public IEnumerable<CrashTestFault> Generate(FaultTargets targets, Random random) =>
            random.Cycle(targets.Stores).Select(store => Create([store], random.NextSeconds(0, 2)));
    }

    /// <summary>Generates simultaneous outages of two to four resources.</summary>
    public sealed class MultipleResourceSource : ICrashTestFaultSource
    {
        public CrashTestStage Stage => CrashTestStage.Processes;

        public int Order => 40;

        public int Weight => 1;

        public IEnumerable<CrashTestFault> Generate(FaultTargets targets, Random random)
        {
            while (true) yield return Create(random.Choose(targets.Resources, random.Next(2, 5)), random.NextSeconds(0, 1));
        }
    }
}

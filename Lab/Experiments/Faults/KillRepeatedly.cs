namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills services repeatedly, at random times after they have become ready.</summary>
/// <param name="services">The services, each with the delays before its kills.</param>
public sealed class KillRepeatedly(IReadOnlyDictionary<string, TimeSpan[]> services) : IFault
{
    public bool IsMomentary => true;

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) =>
        Task.WhenAll(services.Select(service => KillAsync(context.Topology.GetFullName(service.Key), service.Value, context, cancellationToken)));

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    static async Task KillAsync(string name, TimeSpan[] delays, ExperimentContext context, CancellationToken cancellationToken)
    {
        foreach (var delay in delays)
        {
            await Task.Delay(delay, cancellationToken);
            await context.KillAsync(name, cancellationToken);
            await context.StartAsync(name, cancellationToken);
        }
    }

    /// <summary>Generates sets of two to four services, each killed two to four times.</summary>
    public sealed class Source : ICrashTestFaultSource
    {
        const double MaxDelaySeconds = 0.6;

        public CrashTestStage Stage => CrashTestStage.Processes;

        public int Order => 20;

        public int Weight => 3;

        public IEnumerable<CrashTestFault> Generate(FaultTargets targets, Random random)
        {
            while (true)
            {
                var services = random.Choose(targets.Services, random.Next(2, 5)).ToDictionary(
                    service => service,
                    _ => Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.NextSeconds(0, MaxDelaySeconds)).ToArray());
                yield return new($"killed at random: {string.Join(", ", services.Select(service => $"{service.Key} × {service.Value.Length}"))}", new KillRepeatedly(services));
            }
        }
    }
}

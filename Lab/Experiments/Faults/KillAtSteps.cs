namespace Evolution.Lab.Experiments.Faults;

/// <summary>Terminates each of several services at one of the named steps of placing an order, as soon as an order reaches the step, and restarts it.</summary>
/// <param name="steps">The steps, each of a different service.</param>
public sealed class KillAtSteps(IReadOnlyList<NamedStep> steps) : IFault
{
    // An order may need a service that was just terminated at another step, or wait for an open circuit breaker.
    static readonly TimeSpan StepTimeout = TimeSpan.FromSeconds(60);

    public bool IsMomentary => true;

    /// <summary>The steps.</summary>
    public IReadOnlyList<NamedStep> Steps => steps;

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => Task.WhenAll(steps.Select(step => KillAsync(step, context, cancellationToken)));

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    static async Task KillAsync(NamedStep step, ExperimentContext context, CancellationToken cancellationToken)
    {
        await ArmAsync(step, context, cancellationToken);
        var name = context.Topology.GetFullName(step.Service);
        await context.WaitUntilKilledAsync(name, StepTimeout, cancellationToken);
        await context.StartAsync(name, cancellationToken);
    }

    static async Task ArmAsync(NamedStep step, ExperimentContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Lab.PutAsync(step.Service, "crash", new { point = step.Point }, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // An order reached the step at that moment, and the service terminated before it could respond.
        }
    }

    /// <summary>Generates sets of steps, one of each service. Every step occurs once before any is repeated.</summary>
    public sealed class Source : ICrashTestFaultSource
    {
        public CrashTestStage Stage => CrashTestStage.Processes;

        public int Order => 10;

        public int Weight => 4;

        public IEnumerable<CrashTestFault> Generate(FaultTargets targets, Random random)
        {
            var services = targets.Steps.GroupBy(step => step.Service).Select(service => random.Cycle([.. service]).GetEnumerator()).ToArray();
            while (services.All(steps => steps.MoveNext()))
            {
                NamedStep[] next = [.. services.Select(steps => steps.Current)];
                yield return new($"killed at {string.Join(", ", next.AsEnumerable())}", new KillAtSteps(next));
            }
        }
    }
}

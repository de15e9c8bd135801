namespace Evolution.Lab.Experiments.Faults;

/// <summary>Breaks connections between services, stores and the broker, through the commands of a host with network proxies.</summary>
/// <param name="kind">The kind of break: one of <see cref="Kinds"/>.</param>
/// <param name="connections">The connections, each by its service and the name that the service uses for it.</param>
public sealed class BreakConnections(string kind, IReadOnlyList<(string Service, string Connection)> connections) : IFault
{
    /// <summary>The kinds of breaks: cut, block and slow down.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["cut", "hold", "slow"];

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => SendAsync(kind, context, cancellationToken);

    public async Task HealAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        await SendAsync("mend", context, cancellationToken);
        await context.StartStoppedResourcesAsync(cancellationToken);
    }

    Task SendAsync(string command, ExperimentContext context, CancellationToken cancellationToken) => Task.WhenAll(
        connections.Select(connection => context.Control.RunCommandAsync(context.Topology.GetFullName(connection.Service), $"{command}-{connection.Connection}", cancellationToken)));

    /// <summary>Generates breaks of one to three connections, with each kind in turn.</summary>
    public sealed class Source : ICrashTestFaultSource
    {
        public CrashTestStage Stage => CrashTestStage.Connections;

        public int Order => 10;

        public int Weight => 1;

        public IEnumerable<CrashTestFault> Generate(FaultTargets targets, Random random)
        {
            while (true)
            {
                foreach (var kind in Kinds)
                {
                    var connections = random.Choose(targets.Connections, random.Next(1, 4));
                    var duration = random.NextSeconds(0.5, 5);
                    var names = string.Join(", ", connections.Select(connection => $"{connection.Service} to {connection.Connection}"));
                    yield return new($"{kind} for {duration.TotalSeconds:0.0} s: {names}", new BreakConnections(kind, connections), duration);
                }
            }
        }
    }
}

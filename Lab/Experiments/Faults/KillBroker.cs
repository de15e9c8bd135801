namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills the broker, the dependency that messages introduce.</summary>
public sealed class KillBroker : IExperimentFault
{
    const string Broker = "rabbitmq";

    public string Name => "kill-broker";
    public string Question => "What is the price of the new dependency?";
    public string Procedure => "RabbitMQ is killed, and started again after the window.";
    public string? Hurt => null;
    public int Order => 80;
    public string Circumstance => "With RabbitMQ killed";

    public string? ObjectionTo(ExperimentContext context) => context["messaging"] is "rabbitmq" ? null : "There is no broker: orders travel over HTTP.";

    public Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken) => context.KillAsync(context.Topology.NameOf(Broker), cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.StartAsync(context.Topology.NameOf(Broker), cancellationToken);
}

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills the message broker.</summary>
public sealed class KillBroker : IExperimentFault
{
    const string Broker = "rabbitmq";

    public string Name => "kill-broker";
    public string Question => "How does an outage of the broker affect orders?";
    public string Procedure => "RabbitMQ is killed, and restarted after the fault window.";
    public string? TargetService => null;
    public int Order => 80;
    public string ConditionText => "While RabbitMQ was down";

    public string? GetObjection(ExperimentContext context) => context["messaging"] is "rabbitmq" ? null : "There is no broker: orders are sent over HTTP.";

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.KillAsync(context.Topology.GetFullName(Broker), cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.StartAsync(context.Topology.GetFullName(Broker), cancellationToken);
}

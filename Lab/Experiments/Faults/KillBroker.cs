namespace Evolution.Lab.Experiments.Faults;

/// <summary>The broker is gone: the dependency that messages bring.</summary>
sealed class KillBroker : IFault
{
    const string Broker = "rabbitmq";

    public string Name => "kill-broker";
    public string Question => "What is the price of the new dependency?";
    public string Done => "RabbitMQ is killed, and started again after the window.";
    public string? Hurt => null;

    public string? ObjectionTo(Arena arena) => arena["messaging"] is "rabbitmq" ? null : "There is no broker: orders travel over HTTP.";

    public Task BreakAsync(Arena arena, CancellationToken cancellation) => arena.KillAsync(arena.Topology.NameOf(Broker), cancellation);

    public Task HealAsync(Arena arena, CancellationToken cancellation) => arena.StartAsync(arena.Topology.NameOf(Broker), cancellation);
}

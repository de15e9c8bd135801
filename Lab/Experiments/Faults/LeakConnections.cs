namespace Evolution.Lab.Experiments.Faults;

/// <summary>Makes a service leak its database connections one by one: a defect that shows only after a while.</summary>
public sealed class LeakConnections : IExperimentFault
{
    const string Service = "inventory";

    // A service has 30 connections, so none is left after 3 s.
    const int PerSecond = 10;

    public string Name => "leak-connections";
    public string Question => "Does a service that has leaked its connections affect its callers?";
    public string Procedure => $"Inventory takes {PerSecond} connections per second from its pool and does not return them, until none is left.";
    public string TargetService => Service;
    public bool IsCore => false;
    public int Order => 55;
    public TimeSpan MinDuration => TimeSpan.FromSeconds(5);
    public string ConditionText => "While Inventory leaked its database connections";

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "leak", new { perSecond = PerSecond }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.DeleteAsync(Service, "leak", cancellationToken);
}

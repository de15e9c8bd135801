using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Makes a service use more than its share of its database server: a noisy neighbour.</summary>
public sealed class HogDatabase : IExperimentFault
{
    const string Service = "inventory";
    const int Burners = 2;

    public string Name => "hog-database";
    public string Question => "How much does a noisy neighbour affect other services?";
    public string Procedure => $"Inventory opens every connection that its PostgreSQL server allows, and uses {Burners} of them to consume CPU time.";
    public string TargetService => Service;
    public bool IsCore => false;
    public int Order => 50;
    public string ConditionText => "While Inventory monopolized its database server";

    public IReadOnlyList<Expectation> Expectations => [new("A separate database server (phase 2) isolates other services from a noisy neighbour.", Metrics.Unaffected(Name), 1, 2)];

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "hog", new { burners = Burners }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.DeleteAsync(Service, "hog", cancellationToken);
}

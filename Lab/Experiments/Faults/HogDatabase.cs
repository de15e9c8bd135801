using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Makes a service use more than its share of its database server: a noisy neighbour.</summary>
public sealed class HogDatabase : IExperimentFault
{
    const string Service = "inventory";
    const int Burners = 2;

    public string Name => "hog-database";
    public string Question => "What does a noisy neighbour cost?";
    public string Procedure => $"Inventory takes every connection that its PostgreSQL server gives, and burns processor time with {Burners} of them.";
    public string Hurt => Service;
    public int Order => 50;
    public string Circumstance => "While Inventory took its database server for itself";

    public IReadOnlyList<IExpectation> Expectations => [new ShareExpectation("A database server of its own (phase 2) keeps a noisy neighbour from the others.", Name, 1, 2)];

    public Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "hog", new { burners = Burners }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.DeleteAsync(Service, "hog", cancellationToken);
}

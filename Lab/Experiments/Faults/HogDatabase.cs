namespace Evolution.Lab.Experiments.Faults;

/// <summary>A service takes more of its database server than its share: the noisy neighbour.</summary>
sealed class HogDatabase : IFault
{
    const string Service = "inventory";
    const int Burners = 2;

    public string Name => "hog-database";
    public string Question => "What does a noisy neighbour cost?";
    public string Done => $"Inventory takes every connection that its PostgreSQL server gives, and burns processor time with {Burners} of them.";
    public string Hurt => Service;

    public Task BreakAsync(Arena arena, CancellationToken cancellation) => arena.Lab.PutAsync(Service, "hog", new { burners = Burners }, cancellation);

    public Task HealAsync(Arena arena, CancellationToken cancellation) => arena.Lab.DeleteAsync(Service, "hog", cancellation);
}

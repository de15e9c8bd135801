namespace Evolution.Lab.Experiments.Faults;

/// <summary>A service answers, but slowly.</summary>
sealed class SlowService : IFault
{
    const string Service = "payments";
    const int Milliseconds = 2_000;

    public string Name => "slow-service";
    public string Question => "Does slowness spread?";
    public string Done => "Payments takes 2 s for every answer.";
    public string Hurt => Service;

    public Task BreakAsync(Arena arena, CancellationToken cancellation) => arena.Lab.PutAsync(Service, "faults", new { latencyMilliseconds = Milliseconds }, cancellation);

    public Task HealAsync(Arena arena, CancellationToken cancellation) => arena.Lab.DeleteAsync(Service, "faults", cancellation);
}

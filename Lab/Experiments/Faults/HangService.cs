namespace Evolution.Lab.Experiments.Faults;

/// <summary>A service takes requests and answers none: worse than being gone, since nobody is told.</summary>
sealed class HangService : IFault
{
    const string Service = "payments";

    public string Name => "hang-service";
    public string Question => "Do callers drown?";
    public string Done => "Payments answers nothing.";
    public string Hurt => Service;

    public Task BreakAsync(Arena arena, CancellationToken cancellation) => arena.Lab.PutAsync(Service, "faults", new { hang = true }, cancellation);

    public Task HealAsync(Arena arena, CancellationToken cancellation) => arena.Lab.DeleteAsync(Service, "faults", cancellation);
}

namespace Evolution.Lab.Experiments.Faults;

/// <summary>A service is rolled out with the next release of the contracts, before those who call it.</summary>
sealed class BreakContract : IFault
{
    const string Service = "inventory";

    public string Name => "break-contract";
    public string Question => "Does a shared library break everyone?";
    public string Done => "Inventory speaks release 2 of the contracts; the others, and the customers, stay at release 1.";
    public string Hurt => Service;

    public Task BreakAsync(Arena arena, CancellationToken cancellation) => arena.Lab.PutAsync(Service, "contracts", new { release = 2 }, cancellation);

    public Task HealAsync(Arena arena, CancellationToken cancellation) => arena.Lab.PutAsync(Service, "contracts", new { release = 1 }, cancellation);
}

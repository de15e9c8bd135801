namespace Evolution.Lab.Experiments.Faults;

/// <summary>A service is rolled out with the next release of the contracts, before those who call it.</summary>
sealed class BreakContract : IFault
{
    const string Service = "inventory";

    public string Name => "break-contract";
    public string Question => "Does a shared library break everyone?";
    public string Done => "Inventory speaks release 2 of the contracts; the others, and the customers, stay at release 1.";
    public string Hurt => Service;

    public string Because(IReadOnlyDictionary<string, string> aspects) => (aspects["contracts"], aspects["messaging"]) switch
    {
        ("unversioned", _) => "There is one route, and it speaks one release: whoever reads the shape of the other cannot any more.",
        ("semver", "http") => "Each release has a route of its own: whoever calls release 1 is answered as before.",
        (_, "http") => "Each release has a route of its own, as with semver alone. That contracts are checked shows before a rollout (evo contracts can-deploy) and changes nothing in it.",
        _ => "Each release has a route of its own, and Orders calls none: prices come with messages, which are the same in both.",
    };

    public Task BreakAsync(Arena arena, CancellationToken cancellation) => arena.Lab.PutAsync(Service, "contracts", new { release = 2 }, cancellation);

    public Task HealAsync(Arena arena, CancellationToken cancellation) => arena.Lab.PutAsync(Service, "contracts", new { release = 1 }, cancellation);
}

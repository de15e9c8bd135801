namespace Evolution.Lab.Experiments;

/// <summary>Something that happens to a running shop under load, and is healed again.</summary>
interface IFault
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    /// <summary>The question that it answers.</summary>
    string Question { get; }

    /// <summary>What is done, in one line.</summary>
    string Done { get; }

    /// <summary>The service that is hurt: requests that enter by another ought not to suffer. Null where none of them is, but what lies between them.</summary>
    string? Hurt { get; }

    /// <summary>Whether it is over as soon as <see cref="BreakAsync"/> is, however long that takes; otherwise it lasts as long as the pace says.</summary>
    bool IsMomentary => false;

    /// <summary>Why it has no meaning on a topology; null where it has one.</summary>
    string? ObjectionTo(Arena arena) => null;

    /// <summary>What in the wiring decides how far it reaches, so that topologies that differ are understood; null where the figures alone are told.</summary>
    /// <param name="aspects">The topology's aspects and their values, as on the command line.</param>
    string? Because(IReadOnlyDictionary<string, string> aspects) => null;

    /// <summary>Breaks something.</summary>
    Task BreakAsync(Arena arena, CancellationToken cancellation);

    /// <summary>Heals it. It must also work where breaking got stuck halfway.</summary>
    Task HealAsync(Arena arena, CancellationToken cancellation);

    /// <summary>What else is counted meanwhile, such as cache hits.</summary>
    Task<IReadOnlyList<Tally>> CountAsync(Arena arena, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Tally>>([]);
}

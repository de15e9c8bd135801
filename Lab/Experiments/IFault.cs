using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments;

/// <summary>
/// A fault that an experiment injects under load and heals, with everything that is known of it. <see cref="FaultCatalog"/> finds each class that
/// implements this and has a constructor without parameters.
/// </summary>
public interface IFault
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    /// <summary>The question that it answers.</summary>
    string Question { get; }

    /// <summary>What is done, in one line.</summary>
    string Done { get; }

    /// <summary>The service that is hurt: requests that enter by another ought not to suffer. Null where none of them is, but what lies between them.</summary>
    string? Hurt { get; }

    /// <summary>Its position among the others, ascending: services, then stores, then deployments.</summary>
    int Order { get; }

    /// <summary>The beginning of a sentence about what was measured during the fault: <c>While Payments answered nothing</c>.</summary>
    string Circumstance { get; }

    /// <summary>What the plan promises about it.</summary>
    IReadOnlyList<IExpectation> Expectations => [];

    /// <summary>Whether it is over as soon as <see cref="BreakAsync"/> is, however long that takes; otherwise it lasts as long as the pace says.</summary>
    bool IsMomentary => false;

    /// <summary>Why it has no meaning on a topology; null where it has one.</summary>
    string? ObjectionTo(ExperimentContext context) => null;

    /// <summary>What in the wiring decides how far it reaches, which explains the difference between topologies; null where only figures are shown.</summary>
    /// <param name="aspects">The topology's aspects and their values, as on the command line.</param>
    string? Because(IReadOnlyDictionary<string, string> aspects) => null;

    /// <summary>Breaks something.</summary>
    Task BreakAsync(ExperimentContext context, CancellationToken cancellation);

    /// <summary>Heals it. It must also work where breaking got stuck halfway.</summary>
    Task HealAsync(ExperimentContext context, CancellationToken cancellation);

    /// <summary>What else is counted meanwhile, such as cache hits.</summary>
    Task<IReadOnlyList<Tally>> CountAsync(ExperimentContext context, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Tally>>([]);
}

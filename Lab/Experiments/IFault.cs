namespace Evolution.Lab.Experiments;

/// <summary>
/// A fault that can be injected into a running topology and healed. An experiment measures one that is an <see cref="IExperimentFault"/>;
/// the crash test injects those of an <see cref="ICrashTestFaultSource"/>.
/// </summary>
public interface IFault
{
    /// <summary>Whether the fault is over as soon as <see cref="BreakAsync"/> returns, however long that takes; otherwise it lasts until it is healed.</summary>
    bool IsMomentary => false;

    /// <summary>Explains why the fault does not apply to a topology; null if it applies.</summary>
    string? ObjectionTo(ExperimentContext context) => null;

    /// <summary>Injects the fault.</summary>
    Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken);

    /// <summary>Heals the fault. It must also work if <see cref="BreakAsync"/> failed halfway.</summary>
    Task HealAsync(ExperimentContext context, CancellationToken cancellationToken);
}

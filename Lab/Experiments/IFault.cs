namespace Evolution.Lab.Experiments;

/// <summary>
/// A fault that can be injected into a running topology and healed. Experiments use <see cref="IExperimentFault"/>;
/// the crash test uses <see cref="ICrashTestFaultSource"/>.
/// </summary>
public interface IFault
{
    /// <summary>Whether the fault ends when <see cref="InjectAsync"/> returns; otherwise it lasts until it is healed.</summary>
    bool IsMomentary => false;

    /// <summary>Injects the fault.</summary>
    Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken);

    /// <summary>Heals the fault. Must also work if <see cref="InjectAsync"/> failed halfway.</summary>
    Task HealAsync(ExperimentContext context, CancellationToken cancellationToken);
}

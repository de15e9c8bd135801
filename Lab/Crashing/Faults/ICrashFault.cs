namespace Evolution.Lab.Crashing.Faults;

/// <summary>Something that breaks a running shop and mends it again. All its choices are made before, so that a seed makes the same ones.</summary>
public interface ICrashFault
{
    /// <summary>What happens, for people: "PostgreSQL killed".</summary>
    string Name { get; }

    /// <summary>Injects, and starts or mends what it broke.</summary>
    Task InjectAsync(FaultTarget target, CancellationToken cancellation);
}

namespace Evolution.Lab.Crashing.Faults;

/// <summary>A fault that breaks a running shop and repairs it. All its choices are made beforehand, so that the same seed reproduces them.</summary>
public interface ICrashFault
{
    /// <summary>A readable description, such as "PostgreSQL killed".</summary>
    string Name { get; }

    /// <summary>Injects the fault, then restarts or repairs what it broke.</summary>
    Task InjectAsync(FaultTarget target, CancellationToken cancellationToken);
}

namespace Evolution.Hosting.Native;

/// <summary>What there is to know about running one kind of resource as a process.</summary>
abstract class ResourceProgram
{
    /// <summary>The signal that asks the process to end in good order.</summary>
    public virtual int StopSignal => Signals.Terminate;

    /// <summary>How long it may take to end before it is killed.</summary>
    public virtual TimeSpan StopLimit => TimeSpan.FromSeconds(10);

    /// <summary>The name of its health check; null where there is none, so that it counts as healthy while it runs.</summary>
    public abstract string? CheckName { get; }

    /// <summary>Prepares files and says what to start. Called before each start.</summary>
    public abstract Task<ProcessPlan> PlanAsync(CancellationToken cancellation);

    /// <summary>Returns when the resource answers as it should, and throws when it does not.</summary>
    public abstract Task CheckAsync(CancellationToken cancellation);

    /// <summary>Called when the check first passed after a start; the resource is healthy only after that.</summary>
    public virtual Task ReadyAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Called when the process has ended, for connections that were kept to it.</summary>
    public virtual Task EndedAsync() => Task.CompletedTask;
}

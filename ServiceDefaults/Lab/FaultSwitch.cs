namespace Evolution.ServiceDefaults.Lab;

/// <summary>Holds the current faults of the service, and releases hanging requests once it no longer hangs.</summary>
sealed class FaultSwitch
{
    readonly Lock gate = new();
    TaskCompletionSource healed = Completed();

    public Faults Faults { get; private set; } = Faults.None;

    /// <summary>Completes when the service does not hang or no longer hangs.</summary>
    public Task Healed
    {
        get
        {
            lock (gate) return healed.Task;
        }
    }

    public void Set(Faults faults)
    {
        lock (gate)
        {
            Faults = faults;
            if (faults.Hang == !healed.Task.IsCompleted) return;
            if (faults.Hang) healed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            else healed.SetResult();
        }
    }

    static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}

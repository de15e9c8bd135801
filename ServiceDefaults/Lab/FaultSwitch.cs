namespace Evolution.ServiceDefaults.Lab;

/// <summary>Holds what is wrong with the service now, and lets requests that hang go on once it is healed.</summary>
sealed class FaultSwitch
{
    readonly Lock gate = new();
    TaskCompletionSource healed = Completed();

    public Faults Faults { get; private set; } = Faults.None;

    /// <summary>Ends when the service no longer hangs.</summary>
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

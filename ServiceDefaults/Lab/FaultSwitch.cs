namespace Evolution.ServiceDefaults.Lab;

/// <summary>Holds the service's current faults, and releases hanging requests when the hang is healed.</summary>
sealed class FaultSwitch
{
    readonly Lock gate = new();
    TaskCompletionSource healed = CreateCompleted();

    public Faults Faults { get; private set; } = Faults.None;

    /// <summary>Completes when the service no longer hangs; already completed if it does not hang.</summary>
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

    static TaskCompletionSource CreateCompleted()
    {
        var completion = new TaskCompletionSource();
        completion.SetResult();
        return completion;
    }
}

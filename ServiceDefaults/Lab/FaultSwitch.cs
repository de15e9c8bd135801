namespace Evolution.ServiceDefaults.Lab;

/// <summary>Holds the service's current faults, and releases hanging requests and messages when the hang is healed.</summary>
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

    /// <summary>Delays a request or a message by the current faults: until the service no longer hangs, and then by the latency.</summary>
    public async Task DelayAsync(CancellationToken cancellationToken)
    {
        await Healed.WaitAsync(cancellationToken);
        await Task.Delay(Faults.LatencyMilliseconds, cancellationToken);
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

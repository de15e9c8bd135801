namespace Evolution.Testing;

/// <summary>Limits how long a test waits for a task.</summary>
public static class Within
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Waits for a task for a limited time.</summary>
    /// <exception cref="TimeoutException">It did not end in time; the message says what was waited for.</exception>
    public static async Task<T> LimitAsync<T>(this Task<T> task, string what)
    {
        await ((Task)task).LimitAsync(what);
        return await task;
    }

    /// <inheritdoc cref="LimitAsync{T}(Task{T}, string)"/>
    public static async Task LimitAsync(this Task task, string what)
    {
        if (await Task.WhenAny(task, Task.Delay(Limit)) != task) throw new TimeoutException($"Waited {Limit.TotalSeconds:0} s in vain: {what}.");
        await task;
    }
}

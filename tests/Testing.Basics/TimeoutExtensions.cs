namespace Evolution.Testing;

/// <summary>Limits how long a test waits for a task.</summary>
public static class TimeoutExtensions
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Waits for a task with a timeout of 30 s.</summary>
    /// <exception cref="TimeoutException">The task did not complete in time; the message contains the description.</exception>
    public static async Task<T> WithTimeoutAsync<T>(this Task<T> task, string description)
    {
        await ((Task)task).WithTimeoutAsync(description);
        return await task;
    }

    /// <inheritdoc cref="WithTimeoutAsync{T}(Task{T}, string)"/>
    public static async Task WithTimeoutAsync(this Task task, string description)
    {
        try
        {
            await task.WaitAsync(Timeout);
        }
        catch (TimeoutException exception) when (!task.IsCompleted)
        {
            throw new TimeoutException($"Timed out after {Timeout.TotalSeconds:0} s waiting until {description}.", exception);
        }
    }
}

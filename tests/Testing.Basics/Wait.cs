namespace Evolution.Testing;

/// <summary>Waits for a condition with a timeout; the exception says what did not happen.</summary>
public static class Wait
{
    static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="what">Describes the condition for the exception's message.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="timeout">The timeout; 30 s by default.</param>
    /// <exception cref="TimeoutException">The condition was not met in time.</exception>
    public static Task UntilAsync(string what, Func<bool> condition, TimeSpan? timeout = null) => UntilAsync(what, () => Task.FromResult(condition()), timeout);

    /// <inheritdoc cref="UntilAsync(string, Func{bool}, TimeSpan?)"/>
    public static async Task UntilAsync(string what, Func<Task<bool>> condition, TimeSpan? timeout = null)
    {
        var effectiveTimeout = timeout ?? DefaultTimeout;
        var end = DateTime.UtcNow + effectiveTimeout;
        while (!await condition().WaitAsync(effectiveTimeout))
        {
            if (DateTime.UtcNow > end) throw new TimeoutException($"Timed out after {effectiveTimeout.TotalSeconds:0} s: {what}.");
            await Task.Delay(PollInterval);
        }
    }

    /// <summary>Waits until a value meets a condition.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="TimeoutException">The value did not meet the condition in time; the message contains the last value.</exception>
    public static async Task<T> ForValueAsync<T>(string what, Func<Task<T>> read, Func<T, bool> condition, TimeSpan? timeout = null)
    {
        var last = default(T)!;
        try
        {
            await UntilAsync(what, async () => condition(last = await read()), timeout);
            return last;
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message} Last value: {last}", exception);
        }
    }
}

namespace Evolution.Testing;

/// <summary>Waits for a condition with a timeout; the exception contains a description of the condition.</summary>
public static class Wait
{
    static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition is true.</summary>
    /// <param name="description">The description of the condition in the exception's message.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="timeout">The timeout; 30 s by default.</param>
    /// <exception cref="TimeoutException">The condition was not met in time.</exception>
    public static Task UntilAsync(string description, Func<bool> condition, TimeSpan? timeout = null) => UntilAsync(description, () => Task.FromResult(condition()), timeout);

    /// <inheritdoc cref="UntilAsync(string, Func{bool}, TimeSpan?)"/>
    /// <param name="description">The description of the condition in the exception's message.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="timeout">The timeout; 30 s by default.</param>
    /// <param name="interval">The time between two checks; 20 ms by default, which suits conditions that are cheap to check.</param>
    public static async Task UntilAsync(string description, Func<Task<bool>> condition, TimeSpan? timeout = null, TimeSpan? interval = null)
    {
        var effectiveTimeout = timeout ?? DefaultTimeout;
        var deadline = DateTime.UtcNow + effectiveTimeout;
        while (!await condition().WaitAsync(effectiveTimeout))
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException($"Timed out after {effectiveTimeout.TotalSeconds:0} s waiting until {description}.");
            await Task.Delay(interval ?? PollInterval);
        }
    }

    /// <summary>Waits until a value meets a condition.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="TimeoutException">The value did not meet the condition in time; the message contains the last value.</exception>
    public static async Task<T> ForValueAsync<T>(string description, Func<Task<T>> readValue, Func<T, bool> condition, TimeSpan? timeout = null, TimeSpan? interval = null)
    {
        var lastValue = default(T)!;
        try
        {
            await UntilAsync(description, async () => condition(lastValue = await readValue()), timeout, interval);
            return lastValue;
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message} Last value: {lastValue}", exception);
        }
    }
}

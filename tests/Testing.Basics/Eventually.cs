namespace Evolution.Testing;

/// <summary>Waits until something holds, for a limited time, and says what it waited for in vain.</summary>
public static class Eventually
{
    static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(30);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="what">What is waited for, in words.</param>
    /// <param name="condition">Whether it holds.</param>
    /// <param name="limit">How long to wait; 30 s by default.</param>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static Task HoldsAsync(string what, Func<bool> condition, TimeSpan? limit = null) => HoldsAsync(what, () => Task.FromResult(condition()), limit);

    /// <inheritdoc cref="HoldsAsync(string, Func{bool}, TimeSpan?)"/>
    public static async Task HoldsAsync(string what, Func<Task<bool>> condition, TimeSpan? limit = null)
    {
        var most = limit ?? UsualLimit;
        var end = DateTime.UtcNow + most;
        while (!await condition().WaitAsync(most))
        {
            if (DateTime.UtcNow > end) throw new TimeoutException($"Waited {most.TotalSeconds:0} s in vain: {what}.");
            await Task.Delay(PollInterval);
        }
    }

    /// <summary>Waits until a value is what it should be.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="TimeoutException">It did not become so in time; the message says what it was last.</exception>
    public static async Task<T> BecomesAsync<T>(string what, Func<Task<T>> read, Func<T, bool> condition, TimeSpan? limit = null)
    {
        var last = default(T)!;
        try
        {
            await HoldsAsync(what, async () => condition(last = await read()), limit);
            return last;
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message} Last it was: {last}", exception);
        }
    }
}

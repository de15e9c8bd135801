namespace Evolution.Testing;

/// <summary>Waits until something holds, for a limited time, and says what it waited for in vain.</summary>
public static class Eventually
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static Task HoldsAsync(string what, Func<bool> condition) => HoldsAsync(what, () => Task.FromResult(condition()));

    /// <inheritdoc cref="HoldsAsync(string, Func{bool})"/>
    public static async Task HoldsAsync(string what, Func<Task<bool>> condition)
    {
        var end = DateTime.UtcNow + Limit;
        while (!await condition().WaitAsync(Limit))
        {
            if (DateTime.UtcNow > end) throw new TimeoutException($"Waited {Limit.TotalSeconds:0} s in vain: {what}.");
            await Task.Delay(Look);
        }
    }

    /// <summary>Waits until a value is what it should be.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="TimeoutException">It did not become so in time; the message says what it was last.</exception>
    public static async Task<T> BecomesAsync<T>(string what, Func<Task<T>> read, Func<T, bool> condition)
    {
        var last = default(T)!;
        try
        {
            await HoldsAsync(what, async () => condition(last = await read()));
            return last;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} Last it was: {last}", late);
        }
    }
}

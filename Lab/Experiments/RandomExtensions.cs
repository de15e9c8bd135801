namespace Evolution.Lab.Experiments;

/// <summary>Random choices of fault parameters.</summary>
static class RandomExtensions
{
    /// <summary>Returns a random duration between two numbers of seconds.</summary>
    public static TimeSpan NextSeconds(this Random random, double min, double max) => TimeSpan.FromSeconds(min + random.NextDouble() * (max - min));

    /// <summary>Returns some of the items in random order, without repetition.</summary>
    public static IReadOnlyList<T> Choose<T>(this Random random, IEnumerable<T> items, int count) => [.. items.OrderBy(_ => random.Next()).Take(count)];

    /// <summary>Repeats the items endlessly in one random order, so that each occurs before any is repeated.</summary>
    public static IEnumerable<T> Cycle<T>(this Random random, IReadOnlyList<T> items)
    {
        var order = random.Choose(items, items.Count);
        while (order.Count > 0)
        {
            foreach (var item in order) yield return item;
        }
    }
}

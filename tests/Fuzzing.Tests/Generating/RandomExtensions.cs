namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Random choices.</summary>
static class RandomExtensions
{
    public static T Pick<T>(this Random random, params IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>Returns <see langword="true"/> with a probability of one in <paramref name="chances"/>.</summary>
    public static bool OneIn(this Random random, int chances) => random.Next(chances) is 0;
}

namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Choices that a seed decides.</summary>
static class Picking
{
    public static T Pick<T>(this Random random, params IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>Whether something of one chance in so many happens.</summary>
    public static bool OneIn(this Random random, int chances) => random.Next(chances) is 0;
}

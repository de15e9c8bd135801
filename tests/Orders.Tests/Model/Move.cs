using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Orders.Tests.Model;

/// <summary>Something that happens to a shop, as numbers that each test reads in its own way.</summary>
/// <param name="Kind">What it is, 0 to 9.</param>
/// <param name="First">One choice, 0 to 99.</param>
/// <param name="Second">Another one, 0 to 99.</param>
public sealed record Move(int Kind, int First, int Second)
{
    const int MaxMoves = 40;

    /// <summary>How many plays a test tries. Each of them is some dozens of transactions.</summary>
    public static Config Plays { get; } = Config.QuickThrowOnFailure.WithMaxTest(40);

    /// <summary>Any moves, a few dozen at most. A counter-example is shown with as few as show it.</summary>
    public static Arbitrary<Move[]> Any { get; } = Arb.From(
        Gen.Sized(size => One().ArrayOf(Math.Min(size, MaxMoves))),
        moves => moves.Select((_, left) => moves.Where((_, index) => index != left).ToArray()));

    static Gen<Move> One() =>
        from kind in Gen.Choose(0, 9)
        from first in Gen.Choose(0, 99)
        from second in Gen.Choose(0, 99)
        select new Move(kind, first, second);

    public override string ToString() => $"new({Kind}, {First}, {Second})";
}

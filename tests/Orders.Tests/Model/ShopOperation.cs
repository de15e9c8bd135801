using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Orders.Tests.Model;

/// <summary>A random operation on a shop, as numbers that each test interprets.</summary>
/// <param name="Kind">The kind of operation, 0 to 9.</param>
/// <param name="First">The first argument, 0 to 99.</param>
/// <param name="Second">The second argument, 0 to 99.</param>
public sealed record ShopOperation(int Kind, int First, int Second)
{
    const int MaxOperations = 40;

    /// <summary>40 runs for each test; a run is a few dozen transactions.</summary>
    public static Config CheckConfig { get; } = Config.QuickThrowOnFailure.WithMaxTest(40);

    /// <summary>Random sequences of up to 40 operations. Counterexamples are shrunk by removing operations.</summary>
    public static Arbitrary<ShopOperation[]> Sequences { get; } = Arb.From(
        Gen.Sized(size => GenerateOperation().ArrayOf(Math.Min(size, MaxOperations))),
        operations => operations.Select((_, removedIndex) => operations.Where((_, index) => index != removedIndex).ToArray()));

    static Gen<ShopOperation> GenerateOperation() =>
        from kind in Gen.Choose(0, 9)
        from first in Gen.Choose(0, 99)
        from second in Gen.Choose(0, 99)
        select new ShopOperation(kind, first, second);

    public override string ToString() => $"new({Kind}, {First}, {Second})";
}

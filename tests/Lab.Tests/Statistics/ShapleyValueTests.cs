using Evolution.Lab.Statistics;

namespace Evolution.Lab.Tests.Statistics;

public sealed class ShapleyValueTests
{
    [Fact]
    public void The_glove_game_has_its_known_solution()
    {
        // Members 0 and 1 have a left glove each, member 2 has a right one; only a pair has a value.
        var shares = ShapleyValue.Of(3, coalition => (coalition & 0b100) is not 0 && (coalition & 0b011) is not 0 ? 1 : 0);
        shares[0].ShouldBe(1 / 6.0, 1e-12);
        shares[1].ShouldBe(1 / 6.0, 1e-12);
        shares[2].ShouldBe(4 / 6.0, 1e-12);
    }

    [Fact]
    public void Members_without_interactions_receive_what_they_add()
    {
        double[] contributions = [0.1, 0.25, 0];
        var shares = ShapleyValue.Of(3, coalition => 0.5 + contributions.Where((_, member) => (coalition & (1 << member)) is not 0).Sum());
        foreach (var (share, contribution) in shares.Zip(contributions)) share.ShouldBe(contribution, 1e-12);
    }
}

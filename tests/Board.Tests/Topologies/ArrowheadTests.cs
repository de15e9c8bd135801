using Evolution.Board.Topologies.Layout;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The shape of an arrowhead.</summary>
public sealed class ArrowheadTests
{
    [Fact]
    public void An_arrowhead_points_in_the_direction_of_the_line()
    {
        var head = Arrowhead.GetCorners(new(100, 50), new(20, 50));

        head[0].ShouldBe(new GraphPoint(100, 50));
        head.Skip(1).ShouldAllBe(corner => corner.X < 100 && corner.X > 20);
        head[1].Y.ShouldBe(100 - head[2].Y, tolerance: 0.001);
    }

    [Fact]
    public void A_line_of_length_zero_has_no_arrowhead() => Arrowhead.GetCorners(new(1, 1), new(1, 1)).ShouldHaveSingleItem();
}

using Evolution.Reports.Charts;

namespace Evolution.Reports.Tests.Charts;

public sealed class LabelPlacementTests
{
    [Fact]
    public void Labels_that_have_room_stay_where_they_are() => LabelPlacement.Spread([10, 100, 50], 20, 200).ShouldBe([10, 100, 50]);

    [Fact]
    public void Labels_of_lines_that_end_together_are_put_below_each_other() => LabelPlacement.Spread([10, 10, 12], 20, 200).ShouldBe([10, 30, 50]);

    [Fact]
    public void At_the_lower_end_they_are_put_above_each_other_in_the_same_order() => LabelPlacement.Spread([199, 200, 190], 20, 200).ShouldBe([180, 200, 160]);
}

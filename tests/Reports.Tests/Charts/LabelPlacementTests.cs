using Evolution.Reports.Charts;

namespace Evolution.Reports.Tests.Charts;

public sealed class LabelPlacementTests
{
    [Fact]
    public void Labels_with_enough_space_are_not_moved() => LabelPlacement.Spread([10, 100, 50], 20, 200).ShouldBe([10, 100, 50]);

    [Fact]
    public void Overlapping_labels_are_moved_down() => LabelPlacement.Spread([10, 10, 12], 20, 200).ShouldBe([10, 30, 50]);

    [Fact]
    public void Overlapping_labels_at_the_lower_end_are_moved_up_in_order() => LabelPlacement.Spread([199, 200, 190], 20, 200).ShouldBe([180, 200, 160]);
}

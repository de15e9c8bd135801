using Evolution.Lab.Results;
using Evolution.Reports.Matrices;

namespace Evolution.Reports.Tests;

public sealed class FaultCellTests
{
    [Fact]
    public void The_detail_includes_observations_before_and_during_the_fault()
    {
        var result = new FaultResult("flood-cache", "", "", "inventory") { Unaffected = 1, Observations = [new("cache hits of orders", 0.4, 0.1)] };

        FaultCell.Of([result])!.Detail.ShouldEndWith("cache hits of orders 40% → 10%");
    }
}

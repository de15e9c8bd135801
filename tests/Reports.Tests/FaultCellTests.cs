using Evolution.Lab.Results;
using Evolution.Reports.Matrices;

namespace Evolution.Reports.Tests;

public sealed class FaultCellTests
{
    [Fact]
    public void The_matrix_shows_observations()
    {
        var flooded = new FaultResult("flood-cache", "", "", "inventory") { Unaffected = 1, Observations = [new("cache hits of orders", 0.4, 0.1)] };

        FaultCell.Of([flooded])!.Detail.ShouldEndWith("cache hits of orders 40 % → 10 %");
    }
}

namespace Evolution.AppHost.Tests;

/// <summary>Pages that look into stores, beside Aspire's dashboard.</summary>
public sealed class StoreToolTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("0,3")]
    public void One_pgAdmin_and_one_Redis_Insight_wait_until_somebody_starts_them(string phase) =>
        new TopologyModel("--phase", phase, "--stores", "containers").WithDashboard().StartedOnDemand.ShouldBe(["pgadmin", "redisinsight"]);

    [Fact]
    public void They_are_there_for_containers_and_for_people_only()
    {
        new TopologyModel("--phase", "3", "--stores", "containers").StartedOnDemand.ShouldBeEmpty();
        new TopologyModel("--phase", "3", "--stores", "processes").WithDashboard().StartedOnDemand.ShouldBeEmpty();
    }
}

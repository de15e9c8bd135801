namespace Evolution.AppHost.Tests;

/// <summary>The web tools for stores, alongside Aspire's dashboard.</summary>
public sealed class StoreToolTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("0,3")]
    public void One_pgAdmin_and_one_Redis_Insight_are_started_on_demand(string phase) =>
        new TopologyModel("--phase", phase, "--stores", "containers").WithDashboard().OnDemandContainers.ShouldBe(["pgadmin", "redisinsight"]);

    [Fact]
    public void Store_tools_require_containers_and_the_dashboard()
    {
        new TopologyModel("--phase", "3", "--stores", "containers").OnDemandContainers.ShouldBeEmpty();
        new TopologyModel("--phase", "3", "--stores", "processes").WithDashboard().OnDemandContainers.ShouldBeEmpty();
    }
}

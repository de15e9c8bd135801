using Evolution.AppHost.Deployments;

namespace Evolution.AppHost.Tests;

/// <summary>The exact environment variables for the wiring of each service.</summary>
public sealed class TopologyWiringTests
{
    [Theory]
    [InlineData("0", "None", "Unversioned", "SharedTransaction")]
    [InlineData("1", "CircuitBreaker", "Semver", "SharedTransaction")]
    [InlineData("2", "CircuitBreaker", "ApiContracts", "Compensation")]
    public async Task With_HTTP_Orders_gets_the_addresses_of_the_services_that_it_calls(string phase, string breaker, string versioning, string placement) =>
        (await new TopologyModel("--phase", phase).GetWiringAsync("orders")).ShouldBe(new Dictionary<string, string>
        {
            ["ConnectionStrings__database"] = "{orders-db.connectionString}",
            ["ConnectionStrings__cache"] = phase is "0" ? "{redis.connectionString}" : "{orders-redis.connectionString}",
            ["INVENTORY_URL"] = "{inventory.bindings.http.url}",
            ["PAYMENTS_URL"] = "{payments.bindings.http.url}",
            ["Orders__Placement"] = placement,
            ["Remote__Breaker"] = breaker,
            ["Contracts__Versioning"] = versioning,
            ["Lab__Enabled"] = "true",
            ["Lab__Placement"] = placement,
        }, ignoreOrder: true);

    [Fact]
    public async Task In_phase_3_Orders_gets_the_broker_and_no_service_address()
    {
        var wiring = await new TopologyModel("--phase", "3").GetWiringAsync("orders");
        wiring.ShouldBe(new Dictionary<string, string>
        {
            ["ConnectionStrings__database"] = "{orders-db.connectionString}",
            ["ConnectionStrings__cache"] = "{orders-redis.connectionString}",
            ["ConnectionStrings__messaging"] = "{rabbitmq.connectionString}",
            ["Discovery__File"] = wiring["Discovery__File"],
            ["Orders__Placement"] = "Messages",
            ["Remote__Breaker"] = "CircuitBreaker",
            ["Contracts__Versioning"] = "MessageContracts",
            ["Lab__Enabled"] = "true",
            ["Lab__Placement"] = "Messages",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task All_services_of_a_phase_share_one_address_file_that_does_not_exist_initially()
    {
        var model = new TopologyModel("--phase", "3");
        var files = await Task.WhenAll(model.GetNames<ProjectResource>().Select(async service => (await model.GetWiringAsync(service))["Discovery__File"]));

        var file = files.Distinct().ShouldHaveSingleItem();
        Path.IsPathFullyQualified(file).ShouldBeTrue(file);
        Directory.Exists(Path.GetDirectoryName(file)).ShouldBeFalse(file);
    }

    [Fact]
    public async Task Side_by_side_each_phase_has_its_own_address_file()
    {
        var model = new TopologyModel("--phase", "2,3", "--set", "addressing=service-discovery");
        (await model.GetWiringAsync("phase2-orders"))["Discovery__File"].ShouldNotBe((await model.GetWiringAsync("phase3-orders"))["Discovery__File"]);
    }

    [Theory]
    [InlineData("0", "inventory", "INVENTORY_URL")]
    [InlineData("3", "inventory", "services__inventory__http__0")]
    public async Task The_Gateway_finds_services_by_the_addressing_of_the_phase(string phase, string service, string variable) =>
        (await new TopologyModel("--phase", phase).GetWiringAsync("gateway"))[variable].ShouldBe($"{{{service}.bindings.http.url}}");

    [Fact]
    public async Task The_Gateway_has_no_store() =>
        (await new TopologyModel("--phase", "3").GetWiringAsync("gateway")).Keys.ShouldNotContain(name => name.StartsWith("ConnectionStrings__"));

    [Fact]
    public async Task Side_by_side_each_phase_is_wired_to_its_own_resources()
    {
        var model = new TopologyModel("--phase", "0,1");
        (await model.GetWiringAsync("phase0-orders"))["INVENTORY_URL"].ShouldBe("{phase0-inventory.bindings.http.url}");
        (await model.GetWiringAsync("phase1-orders"))["INVENTORY_URL"].ShouldBe("{phase1-inventory.bindings.http.url}");
        (await model.GetWiringAsync("phase0-orders"))["ConnectionStrings__cache"].ShouldBe("{phase0-redis.connectionString}");
        (await model.GetWiringAsync("phase1-orders"))["ConnectionStrings__cache"].ShouldBe("{phase1-orders-redis.connectionString}");
    }

    [Theory]
    [InlineData("caches=per-service", "ConnectionStrings__cache", "{orders-redis.connectionString}")]
    [InlineData("databases=per-service", "Orders__Placement", "Compensation")]
    [InlineData("messaging=rabbitmq", "ConnectionStrings__messaging", "{rabbitmq.connectionString}")]
    [InlineData("addressing=service-discovery", "services__inventory__http__0", "{inventory.bindings.http.url}")]
    [InlineData("breaker=circuit-breaker", "Remote__Breaker", "CircuitBreaker")]
    [InlineData("contracts=semver", "Contracts__Versioning", "Semver")]
    public async Task Setting_an_aspect_changes_its_part_of_the_wiring(string assignment, string variable, string value)
    {
        (await new TopologyModel("--phase", "0").GetWiringAsync("orders")).GetValueOrDefault(variable).ShouldNotBe(value);
        (await new TopologyModel("--phase", "0", "--set", assignment).GetWiringAsync("orders"))[variable].ShouldBe(value);
    }

    [Fact]
    public void Setting_the_deployment_changes_only_the_units()
    {
        var model = new TopologyModel("--phase", "0", "--set", "deployment=unit-per-service");
        model.GetUnit("inventory").ShouldBe("inventory");
        model.GetUnit("postgres").ShouldBe("platform");
        GetNames(model).ShouldBe(GetNames(new TopologyModel("--phase", "0")));

        static IEnumerable<string> GetNames(TopologyModel model) => model.GetNames<IResource>().Except(model.GetNames<DeploymentUnitResource>());
    }
}

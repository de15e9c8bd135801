namespace Evolution.AppHost.Tests;

/// <summary>The exact resources of each phase and their relationships.</summary>
public sealed class TopologyResourcesTests
{
    static readonly string[] Services = ["inventory", "payments", "orders", "gateway"];
    static readonly string[] ServicesWithStores = ["inventory", "payments", "orders"];

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    public void Every_phase_runs_the_same_four_services(string phase) => new TopologyModel("--phase", phase).GetNames<ProjectResource>().ShouldBe(Services);

    public static readonly TheoryData<string, string, string[], string[], bool> Servers = new()
    {
        { "containers", "0", ["postgres"], ["redis"], false },
        { "containers", "1", ["postgres"], ["inventory-redis", "payments-redis", "orders-redis"], false },
        { "containers", "3", ["inventory-postgres", "payments-postgres", "orders-postgres"], ["inventory-redis", "payments-redis", "orders-redis"], true },
        { "processes", "0", ["postgres"], ["redis"], false },
        { "processes", "1", ["postgres"], ["inventory-redis", "payments-redis", "orders-redis"], false },
        { "processes", "2", ["inventory-postgres", "payments-postgres", "orders-postgres"], ["inventory-redis", "payments-redis", "orders-redis"], false },
        { "processes", "3", ["inventory-postgres", "payments-postgres", "orders-postgres"], ["inventory-redis", "payments-redis", "orders-redis"], true },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public void Each_phase_has_its_servers(string stores, string phase, string[] postgres, string[] redis, bool broker)
    {
        var model = new TopologyModel("--phase", phase, "--stores", stores);
        var usesContainers = stores is "containers";
        (usesContainers ? model.GetNames<PostgresServerResource>() : model.GetNames<PostgresExecutableResource>()).ShouldBe(postgres, ignoreOrder: true);
        (usesContainers ? model.GetNames<RedisResource>() : model.GetNames<RedisExecutableResource>()).ShouldBe(redis, ignoreOrder: true);
        (usesContainers ? model.GetNames<RabbitMQServerResource>() : model.GetNames<RabbitMQExecutableResource>()).ShouldBe(broker ? ["rabbitmq"] : []);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("2", false)]
    public void Every_service_has_a_database_resource_with_its_name(string phase, bool shared)
    {
        var model = new TopologyModel("--phase", phase);
        foreach (var service in ServicesWithStores)
        {
            var database = (PostgresExecutableDatabaseResource)model[$"{service}-db"];
            database.Parent.Name.ShouldBe(shared ? "postgres" : $"{service}-postgres");
            database.DatabaseName.ShouldBe(shared ? "evolution" : service);
        }
    }

    [Fact]
    public async Task The_shared_cache_has_the_total_size_and_the_eviction_policy_of_the_separate_ones()
    {
        (await new TopologyModel("--phase", "0").GetArgumentsAsync("redis")).ShouldBe(["--maxmemory", "48mb", "--maxmemory-policy", "allkeys-lru"]);
        foreach (var service in ServicesWithStores)
            (await new TopologyModel("--phase", "1").GetArgumentsAsync($"{service}-redis")).ShouldBe(["--maxmemory", "16mb", "--maxmemory-policy", "allkeys-lru"]);
    }

    [Fact]
    public void Side_by_side_every_resource_has_the_prefix_of_its_phase()
    {
        var model = new TopologyModel("--phase", "0,3");
        model.GetNames<ProjectResource>().ShouldBe([.. Services.Select(name => $"phase0-{name}"), .. Services.Select(name => $"phase3-{name}")]);
        model.GetNames<IResourceWithConnectionString>().ShouldAllBe(name => name.StartsWith("phase0-") || name.StartsWith("phase3-"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void With_one_unit_everything_is_deployed_together(string phase)
    {
        var model = new TopologyModel("--phase", phase);
        foreach (var name in Services) model.GetUnit(name).ShouldBe("evolution");
        model.GetUnit("postgres").ShouldBe("evolution");
        model.GetUnit("orders-db").ShouldBe("evolution");
    }

    [Fact]
    public void With_a_unit_per_service_each_service_is_deployed_with_its_stores_and_the_broker_separately()
    {
        var model = new TopologyModel("--phase", "3");
        foreach (var service in ServicesWithStores)
        {
            model.GetUnit(service).ShouldBe(service);
            model.GetUnit($"{service}-postgres").ShouldBe(service);
            model.GetUnit($"{service}-redis").ShouldBe(service);
        }
        model.GetUnit("gateway").ShouldBe("gateway");
        model.GetUnit("rabbitmq").ShouldBe("platform");
    }

    [Fact]
    public void The_stores_of_a_service_are_grouped_under_the_service()
    {
        var model = new TopologyModel("--phase", "2");
        foreach (var service in ServicesWithStores)
        {
            GetParent(model[$"{service}-postgres"]).ShouldBe(service);
            GetParent(model[$"{service}-redis"]).ShouldBe(service);
        }
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("gateway")]
    public void Orders_and_the_Gateway_have_a_place_order_command(string service)
    {
        var command = new TopologyModel("--phase", "1")[service].Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name == "place-order");
        command.IsHighlighted.ShouldBeTrue();
    }

    static string? GetParent(IResource resource) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().SingleOrDefault(relationship => relationship.Type == "Parent")?.Resource.Name;
}

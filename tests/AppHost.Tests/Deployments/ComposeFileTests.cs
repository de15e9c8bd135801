using System.Text.RegularExpressions;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>Compares the Compose files in <c>deploy/</c> with the topologies that they deploy.</summary>
public sealed partial class ComposeFileTests
{
    // The additional network and service of separately deployed units.
    const string SharedNetwork = "evolution", LoadBalancer = "load-balancer";

    public static TheoryData<int> Phases => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Phases))]
    public void Exactly_the_resources_of_the_topology_are_deployed_with_their_units(int phase)
    {
        var model = new TopologyModel("--phase", $"{phase}", "--stores", "containers");
        var expected = new[] { model.GetNames<ProjectResource>(), model.GetNames<PostgresServerResource>(), model.GetNames<RedisResource>(), model.GetNames<RabbitMQServerResource>() }.SelectMany(names => names)
            .Select(name => $"{model.GetUnit(name)}: {name}").Concat(phase < 2 ? [] : [$"gateway: {LoadBalancer}"]);

        ComposeUnitFile.OfPhase(phase).SelectMany(unit => unit.Document.Services.Keys.Select(name => $"{unit.Unit}: {name}")).ShouldBe(expected, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task Every_service_has_the_wiring_of_the_topology(int phase)
    {
        var model = new TopologyModel("--phase", $"{phase}");
        foreach (var (name, service) in GetServices(phase).Where(service => model.GetNames<ProjectResource>().Contains(service.Name)))
        {
            var wiring = (await model.GetWiringAsync(name)).Where(variable => variable.Key is not "Discovery__File" && !variable.Key.StartsWith("Lab__")).ToDictionary();
            service.Environment.Keys.Where(IsWiring).ShouldBe(wiring.Keys, ignoreOrder: true, name);
            foreach (var (variable, value) in wiring)
            {
                if (!value.Contains('{')) service.Environment[variable].ShouldBe(value, $"{name}: {variable}");
                else ParseHost(service.Environment[variable]).ShouldBe(GetExpectedHost(value, model), $"{name}: {variable}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Every_address_names_a_service_on_a_common_network_and_a_port_that_it_exposes(int phase)
    {
        var units = ComposeUnitFile.OfPhase(phase);
        foreach (var unit in units)
        {
            foreach (var (name, service) in unit.Document.Services)
            {
                foreach (var (variable, value) in service.Environment.Where(variable => variable.Key.StartsWith("ConnectionStrings__") || variable.Key.StartsWith("services__") || variable.Key.EndsWith("_URL")))
                {
                    var host = ParseHost(value);
                    var (targetUnit, target) = units.SelectMany(other => other.Document.Services.Where(candidate => candidate.Key == host).Select(candidate => (other, candidate.Value))).ShouldHaveSingleItem($"{name}: {variable} = {value}");
                    var commonNetworks = service.Networks.Intersect(target.Networks).Where(network => targetUnit == unit || network is SharedNetwork);
                    commonNetworks.ShouldNotBeEmpty($"{name} reaches {host}");
                    target.Expose.ShouldContain(ParsePort(value), $"{name}: {variable}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void The_database_of_every_connection_string_is_created_by_its_server(int phase)
    {
        foreach (var unit in ComposeUnitFile.OfPhase(phase))
        {
            var services = unit.Document.Services;
            var usedDatabases = services.Values.SelectMany(service => service.Environment.Values).Select(value => DatabasePattern().Match(value)).Where(match => match.Success)
                .Select(match => (Server: match.Groups["server"].Value, Database: match.Groups["database"].Value)).Distinct();

            usedDatabases.ShouldBe(services.Where(service => service.Key.EndsWith("postgres", StringComparison.Ordinal)).Select(server => (server.Key, server.Value.Environment["POSTGRES_DB"])), ignoreOrder: true, unit.Folder);
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Locally_built_images_are_not_pulled_by_default(int phase)
    {
        var projects = new TopologyModel("--phase", $"{phase}").GetNames<ProjectResource>();
        foreach (var (name, service) in GetServices(phase)) service.PullPolicy.ShouldBe(projects.Contains(name) ? "${PULL_POLICY:-never}" : null, name);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Forwarded_headers_are_not_trusted(int phase)
    {
        foreach (var (name, service) in GetServices(phase)) service.Environment.ShouldNotContainKey("ASPNETCORE_FORWARDEDHEADERS_ENABLED", name);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Every_required_variable_is_in_the_example_file(int phase)
    {
        foreach (var unit in ComposeUnitFile.OfPhase(phase))
        {
            var required = RequiredVariablePattern().Matches(unit.Text).Select(variable => variable.Groups["name"].Value).Distinct();
            var variables = File.ReadAllLines(Path.Combine(unit.Folder, ".env.example")).Where(line => line.Contains('=')).Select(line => line.Split('=')).ToArray();

            variables.Where(line => !line[0].StartsWith('#')).Select(line => line[0]).ShouldBe(required, ignoreOrder: true, unit.Folder);
            variables.ShouldAllBe(line => line[0].StartsWith('#') || line[1] == "", "the example contains no secret");
            PlainVariablePattern().Matches(unit.Text).Select(variable => variable.Value).ShouldBeEmpty(unit.Folder);
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Networks_volumes_and_dependencies_exist_and_every_container_has_a_health_check_limits_and_a_restart_policy(int phase)
    {
        var units = ComposeUnitFile.OfPhase(phase);
        units.Select(unit => unit.Document.Name).ShouldBeUnique();
        foreach (var unit in units)
        {
            var file = unit.Document;
            file.Networks.Where(network => network.Value.External).Select(network => network.Key).ShouldBe(phase < 2 ? [] : [SharedNetwork]);
            foreach (var (name, service) in file.Services)
            {
                service.Networks.ShouldBeSubsetOf(file.Networks.Keys, name);
                service.Volumes.Where(mount => mount.Type is "volume").Select(mount => mount.Source).ShouldBeSubsetOf(file.Volumes.Keys, name);
                service.DependsOn.Keys.ShouldBeSubsetOf(file.Services.Keys, name);
                service.DependsOn.Values.ShouldAllBe(dependency => dependency.Condition == "service_healthy", name);
                service.Healthcheck.ShouldNotBeNull(name).Test.ShouldNotBeEmpty(name);
                (service.Healthcheck.Interval, service.Healthcheck.StartInterval).ShouldBe(("30s", "2s"), name);
                service.Restart.ShouldBe("unless-stopped", name);
                service.Deploy.ShouldNotBeNull(name).Resources.Limits.Keys.ShouldHaveSingleItem().ShouldBe("memory");
                service.Logging.ShouldNotBeNull(name).Options.Keys.ShouldBe(["max-size", "max-file"], ignoreOrder: true, name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Stores_keep_their_data_and_are_reachable_in_their_own_unit_only(int phase)
    {
        foreach (var (name, service) in GetServices(phase))
        {
            if (name.EndsWith("postgres")) service.Volumes.ShouldHaveSingleItem(name).Target.ShouldBe("/var/lib/postgresql");
            if (name.EndsWith("rabbitmq")) service.Volumes.ShouldHaveSingleItem(name).Target.ShouldBe("/var/lib/rabbitmq");
            if (name.EndsWith("postgres") || name.EndsWith("redis")) service.Networks.ShouldBe(["inner"], name);
            if (name.EndsWith("redis")) service.Command[^1].ShouldMatch($"^exec redis-server .*--maxmemory {(name is "redis" ? 48 : 16)}mb --maxmemory-policy allkeys-lru --save ''$", name);
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void One_container_publishes_a_port_and_a_replaceable_gateway_is_behind_a_load_balancer(int phase)
    {
        var publishingService = phase < 2 ? "gateway" : LoadBalancer;
        foreach (var (name, service) in GetServices(phase)) service.Ports.ShouldBe(name == publishingService ? ["${GATEWAY_PORT:-8080}:8080"] : [], name);
        if (phase < 2) return;

        var unit = ComposeUnitFile.OfPhase(phase).Single(unit => unit.Unit is "gateway");
        var loadBalancer = unit.Document.Services[LoadBalancer];
        var mount = loadBalancer.Volumes.ShouldHaveSingleItem();
        (mount.Type, mount.ReadOnly).ShouldBe(("bind", true));
        loadBalancer.Networks.ShouldBeSubsetOf(unit.Document.Services["gateway"].Networks);
        var configuration = File.ReadAllText(Path.Combine(unit.Folder, mount.Source));
        configuration.ShouldBe(File.ReadAllText(Path.Combine(unit.Folder, "..", "..", "Publisher", "haproxy.cfg")), "the published file is not edited");
        configuration.ShouldContain($" gateway:{unit.Document.Services["gateway"].Expose.ShouldHaveSingleItem()} ");
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Containers_without_data_run_as_non_root_on_a_read_only_file_system(int phase)
    {
        var projects = new TopologyModel("--phase", $"{phase}").GetNames<ProjectResource>();
        foreach (var (name, service) in GetServices(phase).Where(service => !service.Name.EndsWith("postgres", StringComparison.Ordinal) && !service.Name.EndsWith("rabbitmq", StringComparison.Ordinal)))
        {
            int.Parse(service.User.ShouldNotBeNull(name)).ShouldBeGreaterThan(0, name);
            service.ReadOnly.ShouldBeTrue(name);
            if (projects.Contains(name)) service.Tmpfs.ShouldHaveSingleItem(name).ShouldStartWith("/tmp:size=");
            if (name is not LoadBalancer) service.Volumes.ShouldBeEmpty(name);
            service.CapDrop.ShouldBe(["ALL"], name);
            service.SecurityOpt.ShouldBe(["no-new-privileges:true"], name);
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void The_stop_grace_period_of_a_service_exceeds_its_drain_time(int phase)
    {
        var projects = new TopologyModel("--phase", $"{phase}").GetNames<ProjectResource>();
        foreach (var (name, service) in GetServices(phase).Where(service => projects.Contains(service.Name)))
        {
            int.Parse(service.StopGracePeriod.ShouldNotBeNull(name).TrimEnd('s')).ShouldBeGreaterThan(10, $"{name} drains for up to 10 s");
        }
    }

    static IEnumerable<(string Name, ComposeService Service)> GetServices(int phase) => ComposeUnitFile.OfPhase(phase).SelectMany(unit => unit.Document.Services.Select(service => (service.Key, service.Value)));

    static bool IsWiring(string variable) =>
        variable.StartsWith("ConnectionStrings__") || variable.StartsWith("services__") || variable.EndsWith("_URL") || variable is "Orders__Placement" or "Remote__Breaker" or "Contracts__Versioning";

    /// <summary>The resource that an expression of the app model refers to; for a database, its server.</summary>
    static string GetExpectedHost(string expression, TopologyModel model)
    {
        var resource = model[ResourcePattern().Match(expression).Groups["name"].Value];
        return (resource as IResourceWithParent)?.Parent.Name ?? resource.Name;
    }

    static string ParseHost(string value) => AddressPattern().Match(Interpolate(value)) is { Success: true } address ? address.Groups["host"].Value : throw new FormatException(value);

    static string ParsePort(string value) => AddressPattern().Match(Interpolate(value)).Groups["port"].Value;

    /// <summary>The value as Compose interpolates it, with defaults, and a placeholder for required variables.</summary>
    static string Interpolate(string value) => DefaultedVariablePattern().Replace(RequiredVariablePattern().Replace(value, "placeholder"), variable => variable.Groups["default"].Value);

    [GeneratedRegex("^Host=(?<server>[^;]+);.*Database=(?<database>[^;]+)$")]
    private static partial Regex DatabasePattern();

    [GeneratedRegex(@"^\{(?<name>[a-z0-9-]+)\.")]
    private static partial Regex ResourcePattern();

    [GeneratedRegex(@"\$\{(?<name>[A-Z0-9_]+):\?[^}]*\}")]
    private static partial Regex RequiredVariablePattern();

    [GeneratedRegex(@"\$\{[A-Z0-9_]+:-(?<default>[^}]*)\}")]
    private static partial Regex DefaultedVariablePattern();

    [GeneratedRegex(@"(?<!\$)\$\{[A-Z0-9_]+\}")]
    private static partial Regex PlainVariablePattern();

    [GeneratedRegex(@"(^Host=(?<host>[a-z0-9-]+);Port=(?<port>\d+)|//([^@/]*@)?(?<host>[a-z0-9-]+):(?<port>\d+)|^(?<host>[a-z0-9-]+):(?<port>\d+),)")]
    private static partial Regex AddressPattern();
}

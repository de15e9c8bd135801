using System.Text.RegularExpressions;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The Compose files in <c>deploy/</c>, held against the topologies that they deploy.</summary>
public sealed partial class ComposeFileTests
{
    // What units that are deployed by themselves have beside what the topology names.
    const string Between = "evolution", LoadBalancer = "load-balancer";

    public static TheoryData<int> Phases => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Phases))]
    public void Every_resource_of_the_topology_is_deployed_with_its_unit_and_nothing_else(int phase)
    {
        var model = new TopologyModel("--phase", $"{phase}", "--stores", "containers");
        var expected = new[] { model.Names<ProjectResource>(), model.Names<PostgresServerResource>(), model.Names<RedisResource>(), model.Names<RabbitMQServerResource>() }.SelectMany(names => names)
            .Select(name => $"{model.UnitOf(name)}: {name}").Concat(phase < 2 ? [] : [$"gateway: {LoadBalancer}"]);

        ComposeUnitFile.OfPhase(phase).SelectMany(unit => unit.Document.Services.Keys.Select(name => $"{unit.Unit}: {name}")).ShouldBe(expected, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task Every_service_is_told_what_the_topology_tells_it(int phase)
    {
        var model = new TopologyModel("--phase", $"{phase}");
        foreach (var (name, service) in Services(phase).Where(service => model.Names<ProjectResource>().Contains(service.Name)))
        {
            var wiring = (await model.WiringOfAsync(name)).Where(variable => variable.Key is not "Discovery__File" && !variable.Key.StartsWith("Lab__")).ToDictionary();
            service.Environment.Keys.Where(IsWiring).ShouldBe(wiring.Keys, ignoreOrder: true, name);
            foreach (var (variable, value) in wiring)
            {
                if (!value.Contains('{')) service.Environment[variable].ShouldBe(value, $"{name}: {variable}");
                else HostIn(service.Environment[variable]).ShouldBe(HostMeant(value, model), $"{name}: {variable}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Every_address_leads_to_a_service_on_a_common_network_and_to_a_port_where_it_listens(int phase)
    {
        var units = ComposeUnitFile.OfPhase(phase);
        foreach (var unit in units)
        {
            foreach (var (name, service) in unit.Document.Services)
            {
                foreach (var (variable, value) in service.Environment.Where(variable => variable.Key.StartsWith("ConnectionStrings__") || variable.Key.StartsWith("services__") || variable.Key.EndsWith("_URL")))
                {
                    var host = HostIn(value);
                    var (home, target) = units.SelectMany(other => other.Document.Services.Where(candidate => candidate.Key == host).Select(candidate => (other, candidate.Value))).ShouldHaveSingleItem($"{name}: {variable} = {value}");
                    var common = service.Networks.Intersect(target.Networks).Where(network => home == unit || network is Between);
                    common.ShouldNotBeEmpty($"{name} reaches {host}");
                    target.Expose.ShouldContain(PortIn(value), $"{name}: {variable}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void The_database_of_every_connection_string_is_one_that_its_server_creates(int phase)
    {
        foreach (var unit in ComposeUnitFile.OfPhase(phase))
        {
            var services = unit.Document.Services;
            var used = services.Values.SelectMany(service => service.Environment.Values).Select(value => DatabaseIn().Match(value)).Where(match => match.Success)
                .Select(match => (Server: match.Groups["server"].Value, Database: match.Groups["database"].Value)).Distinct();

            used.ShouldBe(services.Where(service => service.Key.EndsWith("postgres", StringComparison.Ordinal)).Select(server => (server.Key, server.Value.Environment["POSTGRES_DB"])), ignoreOrder: true, unit.Folder);
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Images_that_are_built_here_are_not_pulled_unless_that_is_asked_for(int phase)
    {
        var projects = new TopologyModel("--phase", $"{phase}").Names<ProjectResource>();
        foreach (var (name, service) in Services(phase)) service.PullPolicy.ShouldBe(projects.Contains(name) ? "${PULL_POLICY:-never}" : null, name);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void No_address_is_taken_from_a_header_that_anybody_may_send(int phase)
    {
        foreach (var (name, service) in Services(phase)) service.Environment.ShouldNotContainKey("ASPNETCORE_FORWARDEDHEADERS_ENABLED", name);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Every_variable_has_a_value_or_is_asked_for_by_the_example(int phase)
    {
        foreach (var unit in ComposeUnitFile.OfPhase(phase))
        {
            var required = Required().Matches(unit.Text).Select(variable => variable.Groups["name"].Value).Distinct();
            var named = File.ReadAllLines(Path.Combine(unit.Folder, ".env.example")).Where(line => line.Contains('=')).Select(line => line.Split('=')).ToArray();

            named.Where(line => !line[0].StartsWith('#')).Select(line => line[0]).ShouldBe(required, ignoreOrder: true, unit.Folder);
            named.ShouldAllBe(line => line[0].StartsWith('#') || line[1] == "", "no secret is kept");
            Bare().Matches(unit.Text).Select(variable => variable.Value).ShouldBeEmpty(unit.Folder);
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Networks_volumes_and_dependencies_are_there_and_everything_is_watched_limited_and_restarted(int phase)
    {
        var units = ComposeUnitFile.OfPhase(phase);
        units.Select(unit => unit.Document.Name).ShouldBeUnique();
        foreach (var unit in units)
        {
            var file = unit.Document;
            file.Networks.Where(network => network.Value.External).Select(network => network.Key).ShouldBe(phase < 2 ? [] : [Between]);
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
    public void Stores_keep_their_data_and_are_reached_from_their_own_unit_only(int phase)
    {
        foreach (var (name, service) in Services(phase))
        {
            if (name.EndsWith("postgres")) service.Volumes.ShouldHaveSingleItem(name).Target.ShouldBe("/var/lib/postgresql");
            if (name.EndsWith("rabbitmq")) service.Volumes.ShouldHaveSingleItem(name).Target.ShouldBe("/var/lib/rabbitmq");
            if (name.EndsWith("postgres") || name.EndsWith("redis")) service.Networks.ShouldBe(["inner"], name);
            if (name.EndsWith("redis")) service.Command[^1].ShouldMatch($"^exec redis-server .*--maxmemory {(name is "redis" ? 48 : 16)}mb --maxmemory-policy allkeys-lru --save ''$", name);
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void One_container_publishes_a_port_and_a_gateway_that_is_replaced_has_a_load_balancer_before_it(int phase)
    {
        var publishes = phase < 2 ? "gateway" : LoadBalancer;
        foreach (var (name, service) in Services(phase)) service.Ports.ShouldBe(name == publishes ? ["${GATEWAY_PORT:-8080}:8080"] : [], name);
        if (phase < 2) return;

        var unit = ComposeUnitFile.OfPhase(phase).Single(unit => unit.Unit is "gateway");
        var balancer = unit.Document.Services[LoadBalancer];
        var mount = balancer.Volumes.ShouldHaveSingleItem();
        (mount.Type, mount.ReadOnly).ShouldBe(("bind", true));
        balancer.Networks.ShouldBeSubsetOf(unit.Document.Services["gateway"].Networks);
        var configuration = File.ReadAllText(Path.Combine(unit.Folder, mount.Source));
        configuration.ShouldBe(File.ReadAllText(Path.Combine(unit.Folder, "..", "..", "Publisher", "haproxy.cfg")), "it is published, and not edited");
        configuration.ShouldContain($" gateway:{unit.Document.Services["gateway"].Expose.ShouldHaveSingleItem()} ");
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Everything_but_what_keeps_data_runs_for_a_user_that_is_not_root_on_a_file_system_that_is_read_only(int phase)
    {
        var projects = new TopologyModel("--phase", $"{phase}").Names<ProjectResource>();
        foreach (var (name, service) in Services(phase).Where(service => !service.Name.EndsWith("postgres", StringComparison.Ordinal) && !service.Name.EndsWith("rabbitmq", StringComparison.Ordinal)))
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
    public void Every_service_has_the_time_to_answer_what_it_has_begun_before_it_is_killed(int phase)
    {
        var projects = new TopologyModel("--phase", $"{phase}").Names<ProjectResource>();
        foreach (var (name, service) in Services(phase).Where(service => projects.Contains(service.Name)))
        {
            int.Parse(service.StopGracePeriod.ShouldNotBeNull(name).TrimEnd('s')).ShouldBeGreaterThan(10, $"{name} drains for up to 10 s");
        }
    }

    static IEnumerable<(string Name, ComposeService Service)> Services(int phase) => ComposeUnitFile.OfPhase(phase).SelectMany(unit => unit.Document.Services.Select(service => (service.Key, service.Value)));

    static bool IsWiring(string variable) =>
        variable.StartsWith("ConnectionStrings__") || variable.StartsWith("services__") || variable.EndsWith("_URL") || variable is "Orders__Placement" or "Remote__Breaker" or "Contracts__Versioning";

    /// <summary>The service that an expression of the app model leads to: a database's is its server.</summary>
    static string HostMeant(string expression, TopologyModel model)
    {
        var resource = model[Resource().Match(expression).Groups["name"].Value];
        return (resource as IResourceWithParent)?.Parent.Name ?? resource.Name;
    }

    static string HostIn(string value) => Address().Match(Filled(value)) is { Success: true } address ? address.Groups["host"].Value : throw new FormatException(value);

    static string PortIn(string value) => Address().Match(Filled(value)).Groups["port"].Value;

    /// <summary>The value as Compose makes it: defaults where there are some, a word for what is asked for.</summary>
    static string Filled(string value) => Defaulted().Replace(Required().Replace(value, "given"), variable => variable.Groups["default"].Value);

    [GeneratedRegex("^Host=(?<server>[^;]+);.*Database=(?<database>[^;]+)$")]
    private static partial Regex DatabaseIn();

    [GeneratedRegex(@"^\{(?<name>[a-z0-9-]+)\.")]
    private static partial Regex Resource();

    [GeneratedRegex(@"\$\{(?<name>[A-Z0-9_]+):\?[^}]*\}")]
    private static partial Regex Required();

    [GeneratedRegex(@"\$\{[A-Z0-9_]+:-(?<default>[^}]*)\}")]
    private static partial Regex Defaulted();

    [GeneratedRegex(@"(?<!\$)\$\{[A-Z0-9_]+\}")]
    private static partial Regex Bare();

    [GeneratedRegex(@"(^Host=(?<host>[a-z0-9-]+);Port=(?<port>\d+)|//([^@/]*@)?(?<host>[a-z0-9-]+):(?<port>\d+)|^(?<host>[a-z0-9-]+):(?<port>\d+),)")]
    private static partial Regex Address();
}

namespace Evolution.AppHost.Tests;

/// <summary>What <c>--phase</c> and <c>--set</c> mean, and what is said of wrong ones.</summary>
public sealed class TopologyArgumentsTests
{
    [Fact]
    public void Phase_1_is_the_default() => TopologyArguments.Read([]).Single().ShouldBe(Topology.Phases[1]);

    [Theory]
    [InlineData(0, "shared", "shared", "unversioned", "none", "environment-variables", "http", "one-unit")]
    [InlineData(1, "per-service", "shared", "semver", "circuit-breaker", "environment-variables", "http", "one-unit")]
    [InlineData(2, "per-service", "per-service", "api-contracts", "circuit-breaker", "environment-variables", "http", "unit-per-service")]
    [InlineData(3, "per-service", "per-service", "message-contracts", "circuit-breaker", "service-discovery", "rabbitmq", "pipeline-per-service")]
    public void Each_phase_has_the_aspects_that_the_table_gives_it(int phase, string caches, string databases, string contracts, string breaker, string addressing, string messaging, string deployment) =>
        TopologyArguments.AspectsOf(TopologyArguments.Read(["--phase", $"{phase}"]).Single()).ShouldBe(new Dictionary<string, string>
        {
            ["caches"] = caches,
            ["databases"] = databases,
            ["contracts"] = contracts,
            ["breaker"] = breaker,
            ["addressing"] = addressing,
            ["messaging"] = messaging,
            ["deployment"] = deployment,
        }, ignoreOrder: true);

    [Theory]
    [InlineData("--phase=2")]
    [InlineData("--phase", "2")]
    public void Both_ways_to_write_an_option_mean_the_same(params string[] arguments) => TopologyArguments.Read(arguments).Single().Phase.ShouldBe(2);

    [Fact]
    public void Several_phases_run_side_by_side_each_with_its_prefix() =>
        TopologyArguments.Read(["--phase", "0,3"]).Select(topology => (topology.Phase, topology.Prefix)).ShouldBe([(0, "phase0-"), (3, "phase3-")]);

    [Fact]
    public void A_single_phase_has_no_prefix() => TopologyArguments.Read(["--phase", "3"]).Single().Prefix.ShouldBeEmpty();

    [Fact]
    public void Every_value_of_every_aspect_can_be_set_on_a_phase_where_it_makes_sense()
    {
        foreach (var aspect in typeof(Topology).GetProperties().Where(property => property is { CanWrite: true, PropertyType.IsEnum: true }))
        {
            foreach (var value in Enum.GetValues(aspect.PropertyType))
            {
                var assignment = $"{TopologyArguments.NameOf(aspect.Name)}={TopologyArguments.NameOf(value)}";
                Topology.Phases.Any(phase => TryRead(phase.Phase, assignment) is { } topology && aspect.GetValue(topology)!.Equals(value)).ShouldBeTrue(assignment);
            }
        }
    }

    [Fact]
    public void Setting_an_aspect_leaves_all_others_as_the_phase_has_them() =>
        TopologyArguments.Read(["--phase", "1", "--set", "caches=shared"]).Single().ShouldBe(Topology.Phases[1] with { Caches = Sharing.Shared });

    [Fact]
    public void Several_aspects_can_be_set_in_one_option_or_in_several() =>
        TopologyArguments.Read(["--set", "caches=shared,breaker=none"]).ShouldBe(TopologyArguments.Read(["--set", "caches=shared", "--set", "breaker=none"]));

    [Fact]
    public void An_aspect_is_set_on_every_phase_that_runs() =>
        TopologyArguments.Read(["--phase", "0,1", "--set", "databases=per-service"]).ShouldAllBe(topology => topology.Databases == Sharing.PerService);

    [Theory]
    [InlineData(new[] { "--phase", "4" }, "There is no phase '4'. There are: 0, 1, 2, 3; several side by side: --phase 0,3.")]
    [InlineData(new[] { "--phase", "one" }, "There is no phase 'one'. There are: 0, 1, 2, 3; several side by side: --phase 0,3.")]
    [InlineData(new[] { "--phase", "" }, "There is no phase ''. There are: 0, 1, 2, 3; several side by side: --phase 0,3.")]
    [InlineData(new[] { "--phase", "1,1" }, "--phase 1,1 names a phase twice. Side by side, each runs once: --phase 0,3.")]
    [InlineData(new[] { "--phase" }, "--phase needs a value.")]
    [InlineData(new[] { "--set", "colour=red" }, "There is no aspect 'colour'. There are: caches, databases, contracts, breaker, addressing, messaging, deployment.")]
    [InlineData(new[] { "--set", "caches=none" }, "'caches' cannot be 'none'. It can be: shared, per-service.")]
    [InlineData(new[] { "--set", "caches" }, "--set takes aspect=value, not 'caches'. Aspects: caches, databases, contracts, breaker, addressing, messaging, deployment.")]
    [InlineData(new[] { "--set", "prefix=x" }, "There is no aspect 'prefix'. There are: caches, databases, contracts, breaker, addressing, messaging, deployment.")]
    public void What_is_unknown_is_answered_with_one_line_that_lists_what_there_is(string[] arguments, string line) =>
        Should.Throw<ArgumentException>(() => TopologyArguments.Read(arguments)).Message.ShouldBe(line);

    [Theory]
    [InlineData("3", "messaging=http")]
    [InlineData("0", "contracts=message-contracts")]
    [InlineData("0", "deployment=pipeline-per-service")]
    public void A_combination_that_makes_no_sense_is_refused_with_a_way_out(string phase, string assignment) =>
        Should.Throw<ArgumentException>(() => TopologyArguments.Read(["--phase", phase, "--set", assignment])).Message.ShouldContain("Set contracts=");

    [Theory]
    [InlineData("0", "shared-transaction")]
    [InlineData("1", "shared-transaction")]
    [InlineData("2", "compensation")]
    [InlineData("3", "messages")]
    public void How_orders_are_placed_follows_from_the_phase(string phase, string placement) =>
        TopologyArguments.NameOf(TopologyArguments.Read(["--phase", phase]).Single().Placement).ShouldBe(placement);

    [Theory]
    [InlineData("databases=per-service", "compensation")]
    [InlineData("messaging=rabbitmq", "messages")]
    [InlineData("caches=per-service", "shared-transaction")]
    public void How_orders_are_placed_follows_from_what_is_set(string assignment, string placement) =>
        TopologyArguments.NameOf(TopologyArguments.Read(["--phase", "0", "--set", assignment]).Single().Placement).ShouldBe(placement);

    static Topology? TryRead(int phase, string assignment)
    {
        try
        {
            return TopologyArguments.Read(["--phase", $"{phase}", "--set", assignment]).Single();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

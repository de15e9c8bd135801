namespace Evolution.AppHost.Tests;

/// <summary>The options <c>--phase</c> and <c>--set</c>, and their errors.</summary>
public sealed class TopologyArgumentsTests
{
    [Fact]
    public void Phase_1_is_the_default() => TopologyArguments.Read([]).Single().ShouldBe(Topology.Phases[1]);

    [Theory]
    [InlineData(0, "shared", "shared", "unversioned", "none", "environment-variables", "http", "one-unit")]
    [InlineData(1, "per-service", "shared", "semver", "circuit-breaker", "environment-variables", "http", "one-unit")]
    [InlineData(2, "per-service", "per-service", "api-contracts", "circuit-breaker", "environment-variables", "http", "unit-per-service")]
    [InlineData(3, "per-service", "per-service", "message-contracts", "circuit-breaker", "service-discovery", "rabbitmq", "pipeline-per-service")]
    public void Each_phase_has_its_aspects(int phase, string caches, string databases, string contracts, string breaker, string addressing, string messaging, string deployment) =>
        TopologyArguments.GetAspects(TopologyArguments.Read(["--phase", $"{phase}"]).Single()).ShouldBe(new Dictionary<string, string>
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
    public void Both_forms_of_an_option_are_equivalent(params string[] arguments) => TopologyArguments.Read(arguments).Single().Phase.ShouldBe(2);

    [Fact]
    public void Each_of_several_phases_has_a_prefix() =>
        TopologyArguments.Read(["--phase", "0,3"]).Select(topology => (topology.Phase, topology.Prefix)).ShouldBe([(0, "phase0-"), (3, "phase3-")]);

    [Fact]
    public void A_single_phase_has_no_prefix() => TopologyArguments.Read(["--phase", "3"]).Single().Prefix.ShouldBeEmpty();

    [Fact]
    public void Every_value_of_every_aspect_can_be_set_on_some_phase()
    {
        foreach (var aspect in typeof(Topology).GetProperties().Where(property => property is { CanWrite: true, PropertyType.IsEnum: true }))
        {
            foreach (var value in Enum.GetValues(aspect.PropertyType))
            {
                var assignment = $"{TopologyArguments.GetName(aspect.Name)}={TopologyArguments.GetName(value)}";
                Topology.Phases.Any(phase => TryRead(phase.Phase, assignment) is { } topology && aspect.GetValue(topology)!.Equals(value)).ShouldBeTrue(assignment);
            }
        }
    }

    [Fact]
    public void Setting_an_aspect_does_not_change_the_others() =>
        TopologyArguments.Read(["--phase", "1", "--set", "caches=shared"]).Single().ShouldBe(Topology.Phases[1] with { Caches = Sharing.Shared });

    [Fact]
    public void Several_aspects_can_be_set_in_one_option_or_in_several() =>
        TopologyArguments.Read(["--set", "caches=shared,breaker=none"]).ShouldBe(TopologyArguments.Read(["--set", "caches=shared", "--set", "breaker=none"]));

    [Fact]
    public void An_aspect_is_set_on_every_selected_phase() =>
        TopologyArguments.Read(["--phase", "0,1", "--set", "databases=per-service"]).ShouldAllBe(topology => topology.Databases == Sharing.PerService);

    [Theory]
    [InlineData(new[] { "--phase", "4" }, "Unknown phase '4'. Expected one of: 0, 1, 2, 3. For several phases side by side: --phase 0,3.")]
    [InlineData(new[] { "--phase", "one" }, "Unknown phase 'one'. Expected one of: 0, 1, 2, 3. For several phases side by side: --phase 0,3.")]
    [InlineData(new[] { "--phase", "" }, "Unknown phase ''. Expected one of: 0, 1, 2, 3. For several phases side by side: --phase 0,3.")]
    [InlineData(new[] { "--phase", "1,1" }, "--phase 1,1 contains a phase twice. Specify each phase once, for example: --phase 0,3.")]
    [InlineData(new[] { "--phase" }, "--phase requires a value.")]
    [InlineData(new[] { "--set", "colour=red" }, "Unknown aspect 'colour'. Expected one of: caches, databases, contracts, breaker, addressing, messaging, deployment.")]
    [InlineData(new[] { "--set", "caches=none" }, "Invalid value 'none' for caches. Expected one of: shared, per-service.")]
    [InlineData(new[] { "--set", "caches" }, "--set must have the form aspect=value, not 'caches'. Aspects: caches, databases, contracts, breaker, addressing, messaging, deployment.")]
    [InlineData(new[] { "--set", "prefix=x" }, "Unknown aspect 'prefix'. Expected one of: caches, databases, contracts, breaker, addressing, messaging, deployment.")]
    public void An_unknown_value_is_an_error_that_lists_the_known_ones(string[] arguments, string line) =>
        Should.Throw<ArgumentException>(() => TopologyArguments.Read(arguments)).Message.ShouldBe(line);

    [Theory]
    [InlineData("3", "messaging=http")]
    [InlineData("0", "contracts=message-contracts")]
    [InlineData("0", "deployment=pipeline-per-service")]
    public void An_invalid_combination_is_an_error_that_suggests_a_valid_one(string phase, string assignment) =>
        Should.Throw<ArgumentException>(() => TopologyArguments.Read(["--phase", phase, "--set", assignment])).Message.ShouldContain("Set contracts=");

    [Theory]
    [InlineData("0", "shared-transaction")]
    [InlineData("1", "shared-transaction")]
    [InlineData("2", "compensation")]
    [InlineData("3", "messages")]
    public void The_placement_follows_from_the_phase(string phase, string placement) =>
        TopologyArguments.GetName(TopologyArguments.Read(["--phase", phase]).Single().Placement).ShouldBe(placement);

    [Theory]
    [InlineData("databases=per-service", "compensation")]
    [InlineData("messaging=rabbitmq", "messages")]
    [InlineData("caches=per-service", "shared-transaction")]
    public void The_placement_follows_from_the_aspects(string assignment, string placement) =>
        TopologyArguments.GetName(TopologyArguments.Read(["--phase", "0", "--set", assignment]).Single().Placement).ShouldBe(placement);

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

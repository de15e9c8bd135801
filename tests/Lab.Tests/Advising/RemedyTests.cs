using Evolution.Lab.Advising;

namespace Evolution.Lab.Tests.Advising;

public sealed class RemedyTests
{
    [Theory]
    [InlineData("team", 2)]
    [InlineData("requests-per-second", 3)]
    [InlineData("deploys-per-day", 2)]
    [InlineData("one-server", 2)]
    [InlineData("independent-scaling", 3)]
    public void Each_broken_condition_leads_to_the_phase_that_addresses_it(string condition, int phase)
    {
        var advice = Advisor.Advise(Situations.Violating(condition));

        advice.Next!.Phase.ShouldBe(phase);
        advice.Remedies.ShouldHaveSingleItem().ConditionId.ShouldBe(condition);
    }

    [Fact]
    public void The_phase_is_the_lowest_that_satisfies_all_broken_conditions()
    {
        Advisor.Advise(Situations.Enough with { Team = 9, DeploysPerDay = 20, OneServer = false }).Next!.Phase.ShouldBe(2);
        Advisor.Advise(Situations.Enough with { Team = 9, ScalesIndependently = true }).Next!.Phase.ShouldBe(3);
    }

    [Fact]
    public void Every_condition_has_a_remedy() => Remedy.All.Select(remedy => remedy.ConditionId).ShouldBe(Advisor.Advise(Situations.Enough).Conditions.Select(condition => condition.Id));

    [Theory]
    [InlineData("caches", 1)]
    [InlineData("contracts", 1)]
    [InlineData("breaker", 1)]
    [InlineData("databases", 2)]
    [InlineData("deployment", 2)]
    [InlineData("addressing", 3)]
    [InlineData("messaging", 3)]
    public void The_phase_of_a_remedy_is_the_phase_that_changes_its_aspect(string aspect, int phase) => new Remedy("team", [aspect], "").Phase.ShouldBe(phase);

    [Fact]
    public void The_steps_are_in_the_order_of_the_plan()
    {
        GetSettings(Advisor.Advise(Situations.Violating("team"))).ShouldBe([.. Hardening, .. Independence]);
        GetSettings(Advisor.Advise(Situations.Violating("independent-scaling"))).ShouldBe([.. Hardening, .. Independence, .. Microservices]);
    }

    static readonly string[] Hardening = ["phase 1, caches=per-service", "phase 1, contracts=semver", "phase 1, breaker=circuit-breaker"];
    static readonly string[] Independence = ["phase 2, databases=per-service", "phase 2, contracts=api-contracts", "phase 2, deployment=unit-per-service"];
    static readonly string[] Microservices = ["phase 3, contracts=message-contracts", "phase 3, addressing=service-discovery", "phase 3, messaging=rabbitmq", "phase 3, deployment=pipeline-per-service"];

    static string[] GetSettings(Advice advice) => [.. advice.Next!.Steps.Select(step => step[(step.LastIndexOf('(') + 1)..^1])];
}

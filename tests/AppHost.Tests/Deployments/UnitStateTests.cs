using Evolution.AppHost.Deployments;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>What a deployment unit is said to be, after what its members are.</summary>
public sealed class UnitStateTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(MemberState.Well, MemberState.Well, "Running", "success")]
    [InlineData(MemberState.Ended, MemberState.Well, "orders does not run", "error")]
    [InlineData(MemberState.Ended, MemberState.Starting, "orders does not run", "error")]
    [InlineData(MemberState.Ended, MemberState.Ended, UnitState.NothingRuns, "error")]
    [InlineData(MemberState.Unwell, MemberState.Well, "orders unhealthy", "warning")]
    [InlineData(MemberState.Unwell, MemberState.Unwell, "orders, payments unhealthy", "warning")]
    [InlineData(MemberState.Starting, MemberState.Unwell, "Starting", "info")]
    public void A_unit_is_said_to_be_what_its_members_are(MemberState orders, MemberState payments, string words, string style) =>
        UnitState.Of([("orders", orders), ("payments", payments)]).ShouldBe(new(words, style));

    [Theory]
    [InlineData("Running", MemberState.Well)]
    [InlineData("Starting", MemberState.Starting)]
    [InlineData("Exited", MemberState.Ended)]
    [InlineData("FailedToStart", MemberState.Ended)]
    public void A_member_is_what_Aspire_says_of_it(string state, MemberState member) =>
        MemberStates.Of(new() { ResourceType = "Project", Properties = [], State = state }).ShouldBe(member);

    [Fact]
    public async Task The_resource_of_a_unit_follows_its_members_and_offers_to_redeploy_while_some_run()
    {
        var model = new TopologyModel("--phase", "3");
        await using var application = model.Build();
        var notifications = application.Services.GetRequiredService<ResourceNotificationService>();
        using var states = new UnitStates([.. application.Services.GetRequiredService<DistributedApplicationModel>().Resources], notifications);
        await states.StartAsync(default);

        await notifications.PublishUpdateAsync(model["gateway"], snapshot => snapshot with { State = KnownResourceStates.Running });
        (await StateAsync("Running")).Commands.Single(command => command.Name is "redeploy").State.ShouldBe(ResourceCommandState.Enabled);

        await notifications.PublishUpdateAsync(model["gateway"], snapshot => snapshot with { State = KnownResourceStates.Exited });
        (await StateAsync(UnitState.NothingRuns)).Commands.Single(command => command.Name is "redeploy").State.ShouldBe(ResourceCommandState.Disabled);
        await states.StopAsync(default);

        async Task<CustomResourceSnapshot> StateAsync(string text) =>
            (await notifications.WaitForResourceAsync("gateway-unit", change => change.Snapshot.State?.Text == text).WaitAsync(Limit)).Snapshot;
    }
}

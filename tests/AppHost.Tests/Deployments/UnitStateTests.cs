using Evolution.AppHost.Deployments;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The state of a deployment unit, derived from its members.</summary>
public sealed class UnitStateTests
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(MemberState.Healthy, MemberState.Healthy, "Running", "success")]
    [InlineData(MemberState.Stopped, MemberState.Healthy, "orders not running", "error")]
    [InlineData(MemberState.Stopped, MemberState.Starting, "orders not running", "error")]
    [InlineData(MemberState.Stopped, MemberState.Stopped, UnitStateAggregator.NotRunning, "error")]
    [InlineData(MemberState.Unhealthy, MemberState.Healthy, "orders unhealthy", "warning")]
    [InlineData(MemberState.Unhealthy, MemberState.Unhealthy, "orders, payments unhealthy", "warning")]
    [InlineData(MemberState.Starting, MemberState.Unhealthy, "Starting", "info")]
    public void The_state_of_a_unit_follows_from_its_members(MemberState orders, MemberState payments, string text, string style) =>
        UnitStateAggregator.Aggregate([("orders", orders), ("payments", payments)]).ShouldBe(new(text, style));

    [Theory]
    [InlineData("Running", MemberState.Healthy)]
    [InlineData("Starting", MemberState.Starting)]
    [InlineData("Exited", MemberState.Stopped)]
    [InlineData("FailedToStart", MemberState.Stopped)]
    public void The_state_of_a_member_follows_from_its_resource(string state, MemberState member) =>
        MemberStateExtensions.ToMemberState(new() { ResourceType = "Project", Properties = [], State = state }).ShouldBe(member);

    [Fact]
    public async Task The_resource_of_a_unit_follows_its_members_and_can_be_redeployed_while_some_run()
    {
        var model = new TopologyModel("--phase", "3");
        await using var application = model.Build();
        var notifications = application.Services.GetRequiredService<ResourceNotificationService>();
        using var publisher = new UnitStatePublisher([.. application.Services.GetRequiredService<DistributedApplicationModel>().Resources], notifications);
        await publisher.StartAsync(default);

        await notifications.PublishUpdateAsync(model["gateway"], snapshot => snapshot with { State = KnownResourceStates.Running });
        (await WaitForStateAsync("Running")).Commands.Single(command => command.Name is "redeploy").State.ShouldBe(ResourceCommandState.Enabled);

        await notifications.PublishUpdateAsync(model["gateway"], snapshot => snapshot with { State = KnownResourceStates.Exited });
        (await WaitForStateAsync(UnitStateAggregator.NotRunning)).Commands.Single(command => command.Name is "redeploy").State.ShouldBe(ResourceCommandState.Disabled);
        await publisher.StopAsync(default);

        async Task<CustomResourceSnapshot> WaitForStateAsync(string text) =>
            (await notifications.WaitForResourceAsync("gateway-unit", change => change.Snapshot.State?.Text == text).WaitAsync(Timeout)).Snapshot;
    }
}

using Evolution.Board.Topologies;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The label and CSS class of a resource's state.</summary>
public sealed class NodeStateTests
{
    [Theory]
    [InlineData("Running", "Healthy", null, "healthy", "well")]
    [InlineData("Running", "Unhealthy", null, "unhealthy", "degraded")]
    [InlineData("Running", "Degraded", null, "degraded", "degraded")]
    [InlineData("Running", null, null, "starting", "degraded")]
    [InlineData("Starting", null, null, "starting", "degraded")]
    [InlineData("Waiting", null, null, "waiting", "degraded")]
    [InlineData("Stopping", null, null, "stopping", "degraded")]
    [InlineData("Exited", null, 137, "killed, exit code 137", "down")]
    [InlineData("Exited", null, -1, "killed, exit code -1", "down")]
    [InlineData("Exited", null, 1, "crashed, exit code 1", "down")]
    [InlineData("FailedToStart", null, null, "failed to start", "down")]
    [InlineData("Finished", null, 0, "stopped", "off")]
    [InlineData("Exited", null, 143, "stopped", "off")]
    [InlineData("NotStarted", null, null, "not started", "off")]
    [InlineData(null, null, null, "not started", "off")]
    [InlineData("RuntimePaused", null, null, "runtime paused", "degraded")]
    public void Each_state_has_a_label_and_a_CSS_class(string? state, string? health, int? exitCode, string label, string cssClass)
    {
        var resource = TopologyViewBuilder.CreateTopology("--phase 1").GetResource("inventory") with { State = state, Health = health, ExitCode = exitCode };

        NodeState.Describe(resource).ShouldBe(label);
        NodeState.Of(resource).CssClass.ShouldBe(cssClass);
    }

    [Fact]
    public void Health_states_differ_by_symbol_and_not_only_by_color()
    {
        var inventory = TopologyViewBuilder.CreateTopology("--phase 1").GetResource("inventory");

        NodeState.Of(inventory).Symbol.ShouldNotBe(NodeState.Of(TopologyViewExtensions.Kill(inventory)).Symbol);
    }

    [Theory]
    [InlineData("Container", "orders-redis", "Redis")]
    [InlineData("Container", "phase2-orders-postgres", "PostgreSQL")]
    [InlineData("RabbitMQServerResource", "rabbitmq", "RabbitMQ")]
    public void The_kind_of_a_container_is_derived_from_its_name(string type, string name, string displayName) =>
        NodeKinds.GetDisplayName(TopologyViewBuilder.CreateTopology("--phase 0").GetResource("redis") with { Type = type, Name = name }).ShouldBe(displayName);
}

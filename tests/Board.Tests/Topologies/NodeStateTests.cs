using Evolution.Board.Topologies;

namespace Evolution.Board.Tests.Topologies;

/// <summary>How what the host says of a resource is put for people.</summary>
public sealed class NodeStateTests
{
    [Theory]
    [InlineData("Running", "Healthy", null, "healthy", "well")]
    [InlineData("Running", "Unhealthy", null, "unhealthy", "hurt")]
    [InlineData("Running", "Degraded", null, "degraded", "hurt")]
    [InlineData("Running", null, null, "starting", "hurt")]
    [InlineData("Starting", null, null, "starting", "hurt")]
    [InlineData("Waiting", null, null, "waiting", "hurt")]
    [InlineData("Stopping", null, null, "stopping", "hurt")]
    [InlineData("Exited", null, 137, "killed, exit code 137", "down")]
    [InlineData("Exited", null, -1, "killed, exit code -1", "down")]
    [InlineData("Exited", null, 1, "crashed, exit code 1", "down")]
    [InlineData("FailedToStart", null, null, "failed to start", "down")]
    [InlineData("Finished", null, 0, "stopped", "off")]
    [InlineData("Exited", null, 143, "stopped", "off")]
    [InlineData("NotStarted", null, null, "not started", "off")]
    [InlineData(null, null, null, "not started", "off")]
    [InlineData("RuntimeGone", null, null, "runtime gone", "hurt")]
    public void Each_state_has_its_word_and_color(string? state, string? health, int? exitCode, string words, string style)
    {
        var resource = Shop.Alone("--phase 1").Named("inventory") with { State = state, Health = health, ExitCode = exitCode };

        NodeState.Words(resource).ShouldBe(words);
        NodeState.Of(resource).Style.ShouldBe(style);
    }

    [Fact]
    public void Well_and_unwell_differ_by_sign_and_not_only_by_color()
    {
        var inventory = Shop.Alone("--phase 1").Named("inventory");

        NodeState.Of(inventory).Sign.ShouldNotBe(NodeState.Of(ShopExtensions.Killed(inventory)).Sign);
    }

    [Theory]
    [InlineData("Container", "orders-redis", "Redis")]
    [InlineData("Container", "phase2-orders-postgres", "PostgreSQL")]
    [InlineData("RabbitMQServerResource", "rabbitmq", "RabbitMQ")]
    public void What_a_container_is_is_told_by_its_name_where_its_type_does_not(string type, string name, string word) =>
        NodeKinds.WordOf(Shop.Alone("--phase 0").Named("redis") with { Type = type, Name = name }).ShouldBe(word);
}

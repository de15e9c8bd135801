using Bunit;
using Evolution.Board.Live;
using Evolution.Board.Topologies.Details;
using Evolution.Lab.Queues;
using Evolution.Testing;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The list of messages that services failed to handle.</summary>
public sealed class FailedMessageListTests : IDisposable
{
    static readonly Guid Order = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    static readonly FailedMessage Message = new("m 1", "OrderPlaced", Order, "<b>Invalid quantity.</b>", new(2026, 11, 26, 12, 30, 5, TimeSpan.Zero));

    readonly PageContext page = new();

    [Fact]
    public void A_message_is_shown_with_its_order_failure_reason_and_time()
    {
        var row = Render(new FailedQueue("inventory-order-placed_error", 1, [Message])).Find("tbody tr");

        row.QuerySelector("th[scope=row]")!.TextContent.ShouldBe("OrderPlaced m 1");
        row.QuerySelectorAll("td").Take(3).Select(cell => cell.TextContent).ShouldBe([$"{Order}", "<b>Invalid quantity.</b>", "12:30:05 UTC"]);
    }

    [Fact]
    public void An_unreadable_message_is_labelled() =>
        Render(new FailedQueue("inventory-order-placed_error", 1, [new("17", null, null, "Not JSON.", null)])).FindAll("tbody th, tbody td").Take(4).Select(cell => cell.TextContent)
            .ShouldBe(["unreadable 17", "unknown", "Not JSON.", "unknown"]);

    [Fact]
    public void A_single_message_or_the_whole_queue_can_be_sent_again()
    {
        var forms = Render(new FailedQueue("inventory-order-placed_error", 1, [Message])).FindAll("form[data-action]");

        forms.Select(form => form.GetAttribute("action")).ShouldBe(["/actions/brokers/phase3-rabbitmq/inventory-order-placed_error/send-again", "/actions/brokers/phase3-rabbitmq/inventory-order-placed_error/send-again"]);
        forms[0].QuerySelector("input[name=key]")!.GetAttribute("value").ShouldBe("m 1");
        forms[0].QuerySelector("button")!.GetAttribute("title").ShouldBe("Sends OrderPlaced m 1 to inventory-order-placed again.");
        forms[1].QuerySelector("input[name=key]").ShouldBeNull();
        forms[1].QuerySelector("button")!.GetAttribute("title").ShouldBe("Sends all messages in inventory-order-placed_error to inventory-order-placed again.");
        forms.ShouldAllBe(form => form.QuerySelector("input[name=field][value=value]") != null);
    }

    [Theory]
    [InlineData(1, "inventory-order-placed_error: 1 message")]
    [InlineData(300, "inventory-order-placed_error: 300 messages, showing the oldest 1")]
    public void A_queue_shows_its_message_count(int count, string caption) =>
        Render(new FailedQueue("inventory-order-placed_error", count, [Message])).Find("caption").TextContent.ShouldBe(caption);

    [Fact]
    public void Unread_and_empty_queues_have_a_message()
    {
        Render(queues: null).Find("p").TextContent.ShouldBe("Loading…");
        Render().Find("p").TextContent.ShouldBe("There are no failed messages.");
    }

    [Fact]
    public void An_unavailable_broker_is_reported_and_the_last_messages_are_kept()
    {
        var list = page.Render<FailedMessageList>(parameters => parameters.Add(part => part.Broker, "rabbitmq").Add(part => part.Queues, [new("orders-payment-charged_error", 1, [Message])]).Add(part => part.Error, "The broker does not respond."));

        list.Find("p.note").TextContent.ShouldBe("The broker does not respond.");
        list.FindAll("tbody tr").ShouldHaveSingleItem();
    }

    [Fact]
    public void Failed_messages_are_shown_only_for_a_running_broker()
    {
        var topology = TopologyViewBuilder.CreateTopology("--phase 3");

        FindFailedMessages(topology, "rabbitmq").ShouldHaveSingleItem();
        FindFailedMessages(topology, "orders").ShouldBeEmpty();
        FindFailedMessages(topology.With("rabbitmq", TopologyViewExtensions.Kill), "rabbitmq").ShouldBeEmpty();
    }

    [Fact]
    public async Task Polling_ends_after_the_component_is_disposed()
    {
        await using var host = await StubHost.StartAsync(TopologyViewBuilder.CreateTopology("--phase 3"));
        using var context = new PageContext(host.ControlFile);
        var list = context.Render<FailedMessages>(part => part.Add(parameter => parameter.Broker, "rabbitmq"));
        await list.WaitForStateAsync(() => list.FindAll("p.note").Count > 0);

        list.Instance.Dispose();

        await Wait.UntilAsync("polling has ended", () => list.Instance.Polling.IsCompletedSuccessfully);
    }

    IReadOnlyList<IRenderedComponent<FailedMessages>> FindFailedMessages(TopologyView topology, string node) =>
        page.Render<NodeDetails>(details => details.Add(part => part.Topology, topology).Add(part => part.Node, topology.GetResource(node))).FindComponents<FailedMessages>();

    IRenderedComponent<FailedMessageList> Render(params FailedQueue[]? queues) =>
        page.Render<FailedMessageList>(list => list.Add(part => part.Broker, "phase3-rabbitmq").Add(part => part.Queues, queues));

    public void Dispose() => page.Dispose();
}

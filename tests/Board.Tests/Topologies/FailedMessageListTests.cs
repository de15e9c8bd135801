using Bunit;
using Evolution.Board.Live;
using Evolution.Board.Topologies.Details;
using Evolution.Lab.Queues;
using Evolution.Testing;

namespace Evolution.Board.Tests.Topologies;

/// <summary>What is seen of messages that services could not handle.</summary>
public sealed class FailedMessageListTests : IDisposable
{
    static readonly Guid Order = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    static readonly FailedMessage Known = new("m 1", "OrderPlaced", Order, "<b>It does not fit.</b>", new(2026, 11, 26, 12, 30, 5, TimeSpan.Zero));

    readonly PageContext page = new();

    [Fact]
    public void A_message_is_shown_with_its_order_its_reason_as_text_and_its_time()
    {
        var row = Show(new FailedQueue("inventory-order-placed_error", 1, [Known])).Find("tbody tr");

        row.QuerySelector("th[scope=row]")!.TextContent.ShouldBe("OrderPlaced m 1");
        row.QuerySelectorAll("td").Take(3).Select(cell => cell.TextContent).ShouldBe([$"{Order}", "<b>It does not fit.</b>", "12:30:05 UTC"]);
    }

    [Fact]
    public void A_message_that_cannot_be_read_is_shown_as_that() =>
        Show(new FailedQueue("inventory-order-placed_error", 1, [new("17", null, null, "Not JSON.", null)])).FindAll("tbody th, tbody td").Take(4).Select(cell => cell.TextContent)
            .ShouldBe(["unreadable 17", "unknown", "Not JSON.", "unknown"]);

    [Fact]
    public void Each_message_and_all_of_a_queue_can_be_sent_again_by_a_form_that_says_what_it_does()
    {
        var forms = Show(new FailedQueue("inventory-order-placed_error", 1, [Known])).FindAll("form[data-action]");

        forms.Select(form => form.GetAttribute("action")).ShouldBe(["/actions/brokers/phase3-rabbitmq/inventory-order-placed_error/send-again", "/actions/brokers/phase3-rabbitmq/inventory-order-placed_error/send-again"]);
        forms[0].QuerySelector("input[name=key]")!.GetAttribute("value").ShouldBe("m 1");
        forms[0].QuerySelector("button")!.GetAttribute("title").ShouldBe("Sends OrderPlaced m 1 to inventory-order-placed again.");
        forms[1].QuerySelector("input[name=key]").ShouldBeNull();
        forms[1].QuerySelector("button")!.GetAttribute("title").ShouldBe("Sends all that wait in inventory-order-placed_error to inventory-order-placed again.");
        forms.ShouldAllBe(form => form.QuerySelector("input[name=field][value=value]") != null);
    }

    [Theory]
    [InlineData(1, "inventory-order-placed_error: 1 message")]
    [InlineData(300, "inventory-order-placed_error: 300 messages, the oldest 1 of them")]
    public void A_queue_tells_how_many_it_holds(int count, string caption) =>
        Show(new FailedQueue("inventory-order-placed_error", count, [Known])).Find("caption").TextContent.ShouldBe(caption);

    [Fact]
    public void Before_they_were_read_and_where_there_are_none_it_says_so()
    {
        Show(queues: null).Find("p").TextContent.ShouldBe("They are being read.");
        Show().Find("p").TextContent.ShouldBe("There are none: every message that was taken was handled.");
    }

    [Fact]
    public void A_broker_that_does_not_answer_is_told_of_and_what_was_known_stays()
    {
        var list = page.Render<FailedMessageList>(shown => shown.Add(part => part.Broker, "rabbitmq").Add(part => part.Queues, [new("orders-payment-charged_error", 1, [Known])]).Add(part => part.Error, "It is away."));

        list.Find("p.note").TextContent.ShouldBe("It is away.");
        list.FindAll("tbody tr").ShouldHaveSingleItem();
    }

    [Fact]
    public void Only_a_broker_that_runs_has_them()
    {
        var topology = Shop.Alone("--phase 3");

        Details(topology, "rabbitmq").ShouldHaveSingleItem();
        Details(topology, "orders").ShouldBeEmpty();
        Details(topology.With("rabbitmq", ShopExtensions.Killed), "rabbitmq").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_asks_any_more_when_nobody_looks()
    {
        await using var host = await StubHost.StartAsync(Shop.Alone("--phase 3"));
        using var shown = new PageContext(host.ControlFile);
        var list = shown.Render<FailedMessages>(part => part.Add(parameter => parameter.Broker, "rabbitmq"));
        await list.WaitForStateAsync(() => list.FindAll("p.note").Count > 0);

        list.Instance.Dispose();

        await Eventually.HoldsAsync("the reading has ended", () => list.Instance.Reading.IsCompletedSuccessfully);
    }

    IReadOnlyList<IRenderedComponent<FailedMessages>> Details(TopologyView topology, string node) =>
        page.Render<NodeDetails>(details => details.Add(part => part.Topology, topology).Add(part => part.Node, topology.Named(node))).FindComponents<FailedMessages>();

    IRenderedComponent<FailedMessageList> Show(params FailedQueue[]? queues) =>
        page.Render<FailedMessageList>(list => list.Add(part => part.Broker, "phase3-rabbitmq").Add(part => part.Queues, queues));

    public void Dispose() => page.Dispose();
}

using System.Text;
using Evolution.Lab.Queues;
using RabbitMQ.Client;

namespace Evolution.Lab.Tests.Queues;

/// <summary>Messages that services gave up are seen as they are, and sent again without losing one.</summary>
public sealed class FailedQueueTests(RabbitServer broker) : IClassFixture<RabbitServer>, IAsyncLifetime
{
    const string Origin = "orders-payment-declined", Failed = $"{Origin}_error";

    // The number by which the client knows a message that comes back.
    const string PublishersOwn = "x-dotnet-pub-seq-no";

    static readonly Guid Order = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

    IChannel channel = null!;

    public async ValueTask InitializeAsync()
    {
        channel = await broker.OpenAsync();
        foreach (var queue in new[] { Origin, Failed })
        {
            await channel.QueueDeleteAsync(queue);
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        }
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();

    [Fact]
    public async Task A_failed_message_tells_what_it_is_whose_order_it_is_about_and_why_it_failed()
    {
        await FailAsync("1", Body("PaymentDeclined", Order));

        var queue = (await ReadAsync()).ShouldHaveSingleItem();

        (queue.Name, queue.Count).ShouldBe((Failed, 1));
        queue.Oldest.ShouldHaveSingleItem().ShouldBe(new("1", "PaymentDeclined", Order, "It does not fit.", new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task Looking_takes_nothing_and_keeps_the_order_of_the_queue()
    {
        for (var message = 1; message <= FailedQueues.Page + 5; message++) await FailAsync($"{message}", Body("PaymentDeclined", Order));

        for (var look = 0; look < 3; look++)
        {
            var queue = (await ReadAsync()).ShouldHaveSingleItem();
            queue.Count.ShouldBe(FailedQueues.Page + 5);
            queue.Oldest.Select(message => message.Key).ShouldBe(Enumerable.Range(1, FailedQueues.Page).Select(message => $"{message}"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[1]")]
    [InlineData("""{"messageType":[],"message":{"orderId":7}}""")]
    public async Task A_message_that_cannot_be_read_is_shown_all_the_same_and_can_be_sent_again(string body)
    {
        await FailAsync(null, Encoding.UTF8.GetBytes(body));

        var message = (await ReadAsync()).ShouldHaveSingleItem().Oldest.ShouldHaveSingleItem();
        (message.Type, message.Order).ShouldBe((null, null));
        message.Key.Length.ShouldBe(16, "the digest of its body");

        (await SendAgainAsync(message.Key)).ShouldBe(1);
        Encoding.UTF8.GetString((await channel.BasicGetAsync(Origin, autoAck: true))!.Body.Span).ShouldBe(body);
    }

    [Fact]
    public async Task A_reason_that_quotes_half_the_world_is_cut_short()
    {
        await FailAsync("1", Body("PaymentDeclined", Order), reason: new('x', 10_000));
        (await ReadAsync())[0].Oldest[0].Reason.Length.ShouldBe(FailedMessage.MaxReasonLength + 2);
    }

    [Fact]
    public async Task What_is_sent_again_is_what_failed_without_the_failure()
    {
        var body = Body("PaymentDeclined", Order);
        await FailAsync("1", body);

        (await SendAgainAsync("1")).ShouldBe(1);

        var sent = (await channel.BasicGetAsync(Origin, autoAck: true)).ShouldNotBeNull();
        sent.Body.ToArray().ShouldBe(body);
        (sent.BasicProperties.MessageId, sent.BasicProperties.CorrelationId, sent.BasicProperties.Persistent).ShouldBe(("1", Order.ToString(), true));
        sent.BasicProperties.Headers!.Keys.Where(name => name is not PublishersOwn).ShouldBe(["traceparent"]);
        (await channel.MessageCountAsync(Failed)).ShouldBe(0u);
    }

    [Fact]
    public async Task One_of_many_is_sent_again_and_the_others_stay_where_they_are()
    {
        foreach (var id in new[] { "1", "2", "3" }) await FailAsync(id, Body("PaymentDeclined", Order));

        (await SendAgainAsync("2")).ShouldBe(1);

        (await channel.MessageCountAsync(Origin)).ShouldBe(1u);
        (await ReadAsync()).ShouldHaveSingleItem().Oldest.Select(message => message.Key).ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task All_of_a_queue_are_sent_again_in_their_order()
    {
        string[] ids = [.. Enumerable.Range(1, 30).Select(id => $"{id}")];
        foreach (var id in ids) await FailAsync(id, Body("PaymentDeclined", Order));

        (await SendAgainAsync(key: null)).ShouldBe(30);

        foreach (var id in ids) (await channel.BasicGetAsync(Origin, autoAck: true))!.BasicProperties.MessageId.ShouldBe(id);
        (await ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_its_queue_does_not_take_is_not_lost()
    {
        await FailAsync("1", Body("PaymentDeclined", Order));
        await channel.QueueDeleteAsync(Origin);

        (await Should.ThrowAsync<LabException>(SendAgainAsync("1"))).Message.ShouldStartWith("The broker takes the message nowhere");

        (await ReadAsync()).ShouldHaveSingleItem().Oldest.ShouldHaveSingleItem().Key.ShouldBe("1");
    }

    [Fact]
    public async Task What_is_not_there_and_no_queue_of_failed_messages_is_refused()
    {
        (await Should.ThrowAsync<LabException>(SendAgainAsync("7"))).Message.ShouldBe($"{Failed} does not hold a message 7 any more.");
        (await Should.ThrowAsync<LabException>(FailedQueues.SendAgainAsync(broker.Address, Origin, null, default))).Message.ShouldStartWith($"There is no queue of failed messages '{Origin}'. There are: ");
    }

    [Fact]
    public async Task A_broker_that_is_away_is_told_of() =>
        (await Should.ThrowAsync<LabException>(FailedQueues.ReadAsync("amqp://guest:guest@127.0.0.1:1", default))).Message.ShouldStartWith("The broker does not answer");

    Task<IReadOnlyList<FailedQueue>> ReadAsync() => FailedQueues.ReadAsync(broker.Address, default);

    Task<int> SendAgainAsync(string? key) => FailedQueues.SendAgainAsync(broker.Address, Failed, key, default);

    /// <summary>Puts a message where MassTransit puts one that failed, with the headers that it writes.</summary>
    async Task FailAsync(string? id, byte[] body, string reason = "It does not fit.") => await channel.BasicPublishAsync("", Failed, mandatory: true, new BasicProperties
    {
        MessageId = id,
        CorrelationId = id is null ? null : Order.ToString(),
        Persistent = true,
        Headers = new Dictionary<string, object?>
        {
            ["traceparent"] = "00-1-2-01",
            ["MT-Reason"] = "fault",
            ["MT-Host-MachineName"] = "here",
            ["MT-Fault-Message"] = reason,
            ["MT-Fault-Timestamp"] = "2026-11-26T12:00:00.0000000Z",
            ["MT-Fault-StackTrace"] = "   at Somewhere",
        },
    }, body);

    static byte[] Body(string type, Guid order) =>
        Encoding.UTF8.GetBytes($$$"""{"messageType":["urn:message:Evolution.Contracts.Messages:{{{type}}}"],"message":{"orderId":"{{{order}}}"}}""");
}

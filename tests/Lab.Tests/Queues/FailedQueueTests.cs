using System.Text;
using Evolution.Lab.Queues;
using RabbitMQ.Client;

namespace Evolution.Lab.Tests.Queues;

/// <summary>Failed messages can be listed and sent again without losing any.</summary>
public sealed class FailedQueueTests(RabbitServer broker) : IClassFixture<RabbitServer>, IAsyncLifetime
{
    const string OriginQueue = "orders-payment-declined", ErrorQueue = $"{OriginQueue}_error";

    // The header with which the client tracks publisher confirmations.
    const string SequenceNumberHeader = "x-dotnet-pub-seq-no";

    static readonly Guid Order = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

    IChannel channel = null!;

    public async ValueTask InitializeAsync()
    {
        channel = await broker.OpenAsync();
        foreach (var queue in new[] { OriginQueue, ErrorQueue })
        {
            await channel.QueueDeleteAsync(queue);
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        }
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();

    [Fact]
    public async Task A_failed_message_has_a_type_an_order_and_a_reason()
    {
        await PublishFailedMessageAsync("1", CreateBody("PaymentDeclined", Order));

        var queue = (await ReadAsync()).ShouldHaveSingleItem();

        (queue.Name, queue.Count).ShouldBe((ErrorQueue, 1));
        queue.Oldest.ShouldHaveSingleItem().ShouldBe(new("1", "PaymentDeclined", Order, "The state does not match.", new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task Reading_does_not_remove_or_reorder_messages()
    {
        for (var message = 1; message <= FailedQueues.MaxListedMessages + 5; message++) await PublishFailedMessageAsync($"{message}", CreateBody("PaymentDeclined", Order));

        for (var read = 0; read < 3; read++)
        {
            var queue = (await ReadAsync()).ShouldHaveSingleItem();
            queue.Count.ShouldBe(FailedQueues.MaxListedMessages + 5);
            queue.Oldest.Select(message => message.Key).ShouldBe(Enumerable.Range(1, FailedQueues.MaxListedMessages).Select(message => $"{message}"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[1]")]
    [InlineData("""{"messageType":[],"message":{"orderId":7}}""")]
    public async Task An_unreadable_message_is_listed_and_can_be_sent_again(string body)
    {
        await PublishFailedMessageAsync(null, Encoding.UTF8.GetBytes(body));

        var message = (await ReadAsync()).ShouldHaveSingleItem().Oldest.ShouldHaveSingleItem();
        (message.Type, message.Order).ShouldBe((null, null));
        message.Key.Length.ShouldBe(16, "the key is a digest of the body");

        (await SendAgainAsync(message.Key)).ShouldBe(1);
        Encoding.UTF8.GetString((await channel.BasicGetAsync(OriginQueue, autoAck: true))!.Body.Span).ShouldBe(body);
    }

    [Fact]
    public async Task A_long_reason_is_truncated()
    {
        await PublishFailedMessageAsync("1", CreateBody("PaymentDeclined", Order), reason: new('x', 10_000));
        (await ReadAsync())[0].Oldest[0].Reason.Length.ShouldBe(FailedMessage.MaxReasonLength + 2);
    }

    [Fact]
    public async Task A_message_is_sent_again_without_the_fault_headers()
    {
        var body = CreateBody("PaymentDeclined", Order);
        await PublishFailedMessageAsync("1", body);

        (await SendAgainAsync("1")).ShouldBe(1);

        var sent = (await channel.BasicGetAsync(OriginQueue, autoAck: true)).ShouldNotBeNull();
        sent.Body.ToArray().ShouldBe(body);
        (sent.BasicProperties.MessageId, sent.BasicProperties.CorrelationId, sent.BasicProperties.Persistent).ShouldBe(("1", Order.ToString(), true));
        sent.BasicProperties.Headers!.Keys.Where(name => name is not SequenceNumberHeader).ShouldBe(["traceparent"]);
        (await channel.MessageCountAsync(ErrorQueue)).ShouldBe(0u);
    }

    [Fact]
    public async Task One_of_many_messages_is_sent_again_and_the_others_stay_in_order()
    {
        foreach (var id in new[] { "1", "2", "3" }) await PublishFailedMessageAsync(id, CreateBody("PaymentDeclined", Order));

        (await SendAgainAsync("2")).ShouldBe(1);

        (await channel.MessageCountAsync(OriginQueue)).ShouldBe(1u);
        (await ReadAsync()).ShouldHaveSingleItem().Oldest.Select(message => message.Key).ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task All_messages_of_a_queue_are_sent_again_in_order()
    {
        string[] ids = [.. Enumerable.Range(1, 30).Select(id => $"{id}")];
        foreach (var id in ids) await PublishFailedMessageAsync(id, CreateBody("PaymentDeclined", Order));

        (await SendAgainAsync(key: null)).ShouldBe(30);

        foreach (var id in ids) (await channel.BasicGetAsync(OriginQueue, autoAck: true))!.BasicProperties.MessageId.ShouldBe(id);
        (await ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_cannot_be_delivered_is_not_lost()
    {
        await PublishFailedMessageAsync("1", CreateBody("PaymentDeclined", Order));
        await channel.QueueDeleteAsync(OriginQueue);

        (await Should.ThrowAsync<LabException>(SendAgainAsync("1"))).Message.ShouldStartWith("The broker cannot route the message");

        (await ReadAsync()).ShouldHaveSingleItem().Oldest.ShouldHaveSingleItem().Key.ShouldBe("1");
    }

    [Fact]
    public async Task An_unknown_message_or_queue_is_rejected()
    {
        (await Should.ThrowAsync<LabException>(SendAgainAsync("7"))).Message.ShouldBe($"{ErrorQueue} no longer contains message 7.");
        (await Should.ThrowAsync<LabException>(FailedQueues.SendAgainAsync(broker.Address, OriginQueue, null, default))).Message.ShouldStartWith($"Unknown queue of failed messages '{OriginQueue}'. Expected one of: ");
    }

    [Fact]
    public async Task An_unavailable_broker_is_reported() =>
        (await Should.ThrowAsync<LabException>(FailedQueues.ReadAsync("amqp://guest:guest@127.0.0.1:1", default))).Message.ShouldStartWith("The broker does not respond");

    Task<IReadOnlyList<FailedQueue>> ReadAsync() => FailedQueues.ReadAsync(broker.Address, default);

    Task<int> SendAgainAsync(string? key) => FailedQueues.SendAgainAsync(broker.Address, ErrorQueue, key, default);

    /// <summary>Publishes a message to the error queue with the headers that MassTransit adds.</summary>
    async Task PublishFailedMessageAsync(string? id, byte[] body, string reason = "The state does not match.") => await channel.BasicPublishAsync("", ErrorQueue, mandatory: true, new BasicProperties
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

    static byte[] CreateBody(string type, Guid order) =>
        Encoding.UTF8.GetBytes($$$"""{"messageType":["urn:message:Evolution.Contracts.Messages:{{{type}}}"],"message":{"orderId":"{{{order}}}"}}""");
}

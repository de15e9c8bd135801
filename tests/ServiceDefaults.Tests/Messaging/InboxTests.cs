using System.Diagnostics;
using System.Reflection;
using Dapper;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Tests.Stores;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>A message that is delivered twice takes effect once.</summary>
public sealed class InboxTests(AllServers servers) : IAsyncLifetime
{
    static readonly Schema Schema = new("probe", Assembly.GetExecutingAssembly());

    readonly Outbox outbox = new(Schema);
    NpgsqlDataSource database = null!;

    public async ValueTask InitializeAsync()
    {
        var connectionString = await servers.CreateDatabaseAsync();
        await using (var service = await StoreServiceStarter.StartAsync(connectionString, servers.CreateCache())) await service.WaitUntilMigratedAsync();
        database = NpgsqlDataSource.Create(connectionString);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_message_that_is_delivered_twice_takes_effect_once()
    {
        var handler = new ReplyingHandler();
        using var trace = new Activity("order").Start();
        var message = CreateReceived(Messages.CreatePlaced(), trace);
        (await HandleAsync(handler, message)).ShouldBe([message.Id]);
        (await HandleAsync(handler, message)).ShouldBeEmpty();
        handler.Handled.ShouldBe([message.Body.OrderId]);
        (await ReadOutboxAsync()).ShouldBe([(message.Body.OrderId, trace.Id)]);
    }

    [Fact]
    public async Task A_message_that_is_twice_in_a_batch_takes_effect_once()
    {
        var handler = new ReplyingHandler();
        using Activity a = new Activity("a").Start(), b = new Activity("b").Start();
        var (first, second) = (CreateReceived(Messages.CreatePlaced(), a), CreateReceived(Messages.CreatePlaced(), b));
        (await HandleAsync(handler, first, second, first)).ShouldBe([first.Id, second.Id], ignoreOrder: true);
        handler.Handled.ShouldBe([first.Body.OrderId, second.Body.OrderId]);
        (await ReadOutboxAsync()).ShouldBe([(first.Body.OrderId, a.Id), (second.Body.OrderId, b.Id)]);
    }

    [Fact]
    public async Task A_message_that_several_replicas_receive_takes_effect_once()
    {
        var handler = new ReplyingHandler();
        var messages = Messages.CreatePlaced(20).Select(message => CreateReceived(message)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HandleAsync(handler, messages))).WithTimeoutAsync("all replicas are done");
        handler.Handled.ShouldBe(messages.Select(message => message.Body.OrderId), ignoreOrder: true);
        (await ReadOutboxAsync()).Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_message_whose_handler_fails_can_be_handled_again()
    {
        var message = CreateReceived(Messages.CreatePlaced());
        await Should.ThrowAsync<InvalidOperationException>(HandleAsync(new ReplyingHandler { Fails = true }, message));
        (await ReadOutboxAsync()).ShouldBeEmpty();
        (await HandleAsync(new ReplyingHandler(), message)).ShouldBe([message.Id]);
    }

    async Task<IEnumerable<Guid>> HandleAsync(ReplyingHandler handler, params ReceivedMessage<OrderPlaced>[] messages) =>
        (await new Inbox(database, Schema, outbox, new([])).HandleAsync(messages, handler, default)).Keys;

    async Task<IReadOnlyList<(Guid, string?)>> ReadOutboxAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<(Guid, string?)>("SELECT order_id, trace_parent FROM probe.outbox ORDER BY id")];
    }

    static ReceivedMessage<OrderPlaced> CreateReceived(OrderPlaced message, Activity? trace = null) => new(Guid.CreateVersion7(), message, trace);

    /// <summary>Replies to every order with a message.</summary>
    sealed class ReplyingHandler : IMessageHandler<OrderPlaced>
    {
        readonly List<Guid> handled = [];

        public bool Fails { get; init; }

        public IReadOnlyList<Guid> Handled => handled;

        public string StepName => "reply to order";

        public Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<OrderPlaced> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
        {
            lock (handled) handled.AddRange(messages.GetOrderIds());
            if (Fails) throw new InvalidOperationException("The handler failed.");
            return Task.FromResult<IReadOnlyList<MessageOutcome>>([.. messages.Select(message => new MessageOutcome("declined", new PaymentDeclined(message.OrderId, "No.")))]);
        }
    }
}

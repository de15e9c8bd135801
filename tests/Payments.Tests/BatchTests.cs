using Evolution.Contracts.Messages;
using Evolution.Contracts.Payments;
using Evolution.Payments.Charges;
using Evolution.Payments.Risk;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StackExchange.Redis;

namespace Evolution.Payments.Tests;

/// <summary>Orders received as messages are charged in batches, each in one transaction.</summary>
public sealed class BatchTests(PaymentsFixture payments) : IClassFixture<PaymentsFixture>
{
    [Fact]
    public async Task Each_order_of_a_batch_gets_its_own_reply_which_is_repeated_when_it_is_handled_again()
    {
        var (approved, declined, refunded) = (CreateReserved(TestCards.Approved), CreateReserved(TestCards.Stolen), CreateReserved(TestCards.Approved));
        await payments.RefundAsync(refunded.OrderId);

        var replies = await ChargeAsync(approved, declined, refunded);
        replies.Count.ShouldBe(2);
        var charged = replies[0].ShouldBeOfType<PaymentCharged>();
        (charged.OrderId, charged.Lines, charged.Total).ShouldBe((approved.OrderId, approved.Lines, approved.Total));
        replies[1].ShouldBe(new PaymentDeclined(declined.OrderId, "The card was declined: it was reported as stolen."));

        (await payments.ReadAsync(approved.OrderId))!.Status.ShouldBe(ChargeStatus.Charged);
        (await payments.ReadAsync(declined.OrderId))!.Status.ShouldBe(ChargeStatus.Declined);
        (await payments.ReadAsync(refunded.OrderId))!.Status.ShouldBe(ChargeStatus.Refunded);
        var repeatedReplies = await ChargeAsync(approved, declined, refunded);
        repeatedReplies.Count.ShouldBe(2);
        (repeatedReplies[0].ShouldBeOfType<PaymentCharged>() with { Lines = charged.Lines }).ShouldBe(charged);
        repeatedReplies[1].ShouldBe(replies[1]);
    }

    static StockReserved CreateReserved(string card) =>
        new(Guid.CreateVersion7(), "anna", card, [new(1, "Chair", 1, PaymentsFixture.Amount, new(1, 9, 1))], PaymentsFixture.Amount);

    async Task<IReadOnlyList<IOrderMessage>> ChargeAsync(params StockReserved[] orders)
    {
        await using var database = NpgsqlDataSource.Create(payments.Database);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(payments.Cache);
        var ledger = new ChargeLedger(new Acquirer(new RiskScores(database, new Cache("payments", redis, NullLogger<Cache>.Instance))), new([]));

        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        IOrderMessage[] replies = [.. (await new ChargeCardHandler(ledger).HandleAsync(orders, connection, default)).Select(outcome => outcome.FollowUp).OfType<IOrderMessage>()];
        await transaction.CommitAsync();
        return replies;
    }
}

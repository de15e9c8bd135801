using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Payments;
using StackExchange.Redis;

namespace Evolution.Payments.Tests;

public sealed class RiskTests(PaymentsFixture payments) : IClassFixture<PaymentsFixture>
{
    readonly string customer = $"{Guid.NewGuid():n}";

    [Fact]
    public async Task A_new_customer_has_a_risk_score_of_0() => (await GetScoreAsync()).ShouldBe(0);

    [Fact]
    public async Task The_score_is_the_share_of_declined_charges_once_there_are_enough()
    {
        await ChargeAsync(TestCards.Stolen, 1);
        await ChargeAsync(TestCards.Approved, 2);
        await ClearCacheAsync();
        (await GetScoreAsync()).ShouldBe(0, "three charges are too few");

        await ChargeAsync(TestCards.Expired, 1);
        await ChargeAsync(TestCards.Approved, 1);
        await ClearCacheAsync();
        (await GetScoreAsync()).ShouldBe(40);
    }

    [Fact]
    public async Task The_score_is_cached()
    {
        (await GetScoreAsync()).ShouldBe(0);
        await ChargeAsync(TestCards.Stolen, 6);
        (await GetScoreAsync()).ShouldBe(0);

        await using var redis = await ConnectionMultiplexer.ConnectAsync(payments.Cache);
        (await redis.GetDatabase().KeyTimeToLiveAsync(CacheKey)).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        await ClearCacheAsync();
        (await GetDeclineReasonAsync()).ShouldBe("The card was declined: too many of the customer's recent charges were declined.");
    }

    [Fact]
    public async Task After_stolen_cards_a_good_card_is_approved_again_although_the_score_declined_it_at_first()
    {
        await ChargeAsync(TestCards.Stolen, 5);
        await ClearCacheAsync();
        await ChargeAsync(TestCards.Approved, 1);
        (await GetDeclineReasonAsync()).ShouldBe("The card was declined: too many of the customer's recent charges were declined.");

        await ClearCacheAsync();
        (await GetScoreAsync()).ShouldBe(83, "5 of 6 charges: the score's own decision does not count as a declined card");
        var order = Guid.CreateVersion7();
        await payments.ChargeAsync(order, customer, TestCards.Approved);
        (await payments.ReadAsync(order))!.Status.ShouldBe(ChargeStatus.Charged);
    }

    [Fact]
    public async Task A_cached_score_that_cannot_be_read_is_computed_again()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(payments.Cache);
        await redis.GetDatabase().StringSetAsync(CacheKey, "12 of 100");
        (await GetScoreAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_last_20_charges_count()
    {
        await ChargeAsync(TestCards.Stolen, 5);
        await ClearCacheAsync();
        await ChargeAsync(TestCards.Stolen, 5);
        await payments.ExecuteAsync("UPDATE payments.charges SET changed_at = now() - interval '1 day' WHERE customer_id = @customer", new { customer });
        await payments.ExecuteAsync("INSERT INTO payments.charges (order_id, customer_id, amount_minor, currency, status) SELECT gen_random_uuid(), @customer, 1, 'EUR', 'charged' FROM generate_series(1, 20)", new { customer });
        await ClearCacheAsync();
        (await GetScoreAsync()).ShouldBe(0);
    }

    string CacheKey => $"payments:v2:risk:{customer}";

    async Task<int> GetScoreAsync()
    {
        var response = await payments.AuthorizeAsync(Guid.CreateVersion7(), customer);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Authorization))!.RiskScore;
    }

    async Task<string?> GetDeclineReasonAsync() => (await (await payments.AuthorizeAsync(Guid.CreateVersion7(), customer)).ShouldBeProblemAsync(HttpStatusCode.PaymentRequired)).Detail;

    async Task ChargeAsync(string card, int count)
    {
        for (var charge = 0; charge < count; charge++) await payments.ChargeAsync(Guid.CreateVersion7(), customer, card);
    }

    async Task ClearCacheAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(payments.Cache);
        (await redis.GetDatabase().KeyDeleteAsync(CacheKey)).ShouldBeTrue();
    }
}

using System.Text.Json;
using Evolution.Lab.Load;

namespace Evolution.Lab.Tests.Load;

public class RequestMixTests
{
    static readonly LoadChoices Choices = new(1, isVersioned: false);

    [Fact]
    public void The_shares_add_up_to_100() => RequestMix.All.Sum(operation => operation.Share).ShouldBe(100);

    [Fact]
    public void Products_are_read_by_the_route_of_contract_release_1()
    {
        RequestMix.ReadProduct.CreateRequest(new(1, isVersioned: false)).RequestUri!.OriginalString.ShouldStartWith("/products/");
        RequestMix.ReadProduct.CreateRequest(new(1, isVersioned: true)).RequestUri!.OriginalString.ShouldStartWith("/v1/products/");
    }

    [Theory]
    [InlineData("""{"id":5,"name":"x","price":1.5}""", "Correct")]
    [InlineData("""{"id":5,"name":"x","price":{"minorUnits":150,"currency":"EUR"}}""", "Incorrect")]
    [InlineData("""{"id":6,"name":"x","price":1.5}""", "Incorrect")]
    [InlineData("{}", "Incorrect")]
    public void A_product_is_correct_if_it_is_the_requested_one_in_contract_release_1(string body, string outcome) =>
        RequestMix.ReadProduct.Evaluate(new(HttpMethod.Get, "/products/5"), Read(body)).Outcome.ToString().ShouldBe(outcome);

    [Theory]
    [InlineData("confirmed", "Correct")]
    [InlineData("pending", "Accepted")]
    [InlineData("declined", "Incorrect")]
    public void An_acknowledged_order_is_confirmed_or_accepted(string status, string outcome)
    {
        var id = Guid.NewGuid();

        var evaluation = RequestMix.PlaceOrder.Evaluate(new(HttpMethod.Post, "/orders"), Read($$"""{"id":"{{id}}","status":"{{status}}"}"""));

        evaluation.Outcome.ToString().ShouldBe(outcome);
        evaluation.OrderId.ShouldBe(evaluation.Outcome is RequestOutcome.Incorrect ? null : id);
    }

    [Fact]
    public void Every_order_has_its_own_idempotency_key()
    {
        using var first = RequestMix.PlaceOrder.CreateRequest(Choices);
        using var second = RequestMix.PlaceOrder.CreateRequest(Choices);

        second.Headers.GetValues("Idempotency-Key").ShouldNotBe(first.Headers.GetValues("Idempotency-Key"));
    }

    [Fact]
    public void An_acknowledged_order_is_chosen_if_there_is_one()
    {
        var choices = new LoadChoices(1, isVersioned: true);
        var order = Guid.NewGuid();
        choices.GetRandomOrder().ShouldBe(Guid.Empty);

        choices.AddOrder(order);

        choices.GetRandomOrder().ShouldBe(order);
    }

    static JsonElement Read(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}

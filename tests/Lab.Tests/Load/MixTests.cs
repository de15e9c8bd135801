using System.Text.Json;
using Evolution.Lab.Load;

namespace Evolution.Lab.Tests.Load;

public class MixTests
{
    static readonly Customer Customer = new(1, versioned: false);

    [Fact]
    public void The_shares_add_up_to_a_hundred() => Mix.Everything.Sum(operation => operation.Share).ShouldBe(100);

    [Fact]
    public void Products_are_read_in_the_shape_of_release_1_by_the_route_that_has_it()
    {
        Mix.ReadProduct.Ask(new(1, versioned: false)).RequestUri!.OriginalString.ShouldStartWith("/products/");
        Mix.ReadProduct.Ask(new(1, versioned: true)).RequestUri!.OriginalString.ShouldStartWith("/v1/products/");
    }

    [Theory]
    [InlineData("""{"id":5,"name":"x","price":1.5}""", "Right")]
    [InlineData("""{"id":5,"name":"x","price":{"minorUnits":150,"currency":"EUR"}}""", "Wrong")]
    [InlineData("""{"id":6,"name":"x","price":1.5}""", "Wrong")]
    [InlineData("{}", "Wrong")]
    public void A_product_is_right_if_it_is_the_one_that_was_asked_for_in_the_shape_of_release_1(string body, string outcome) =>
        Mix.ReadProduct.Judge(new(HttpMethod.Get, "/products/5"), Read(body)).Outcome.ToString().ShouldBe(outcome);

    [Theory]
    [InlineData("confirmed", "Right")]
    [InlineData("pending", "Accepted")]
    [InlineData("declined", "Wrong")]
    public void An_acknowledged_order_is_confirmed_or_accepted(string status, string outcome)
    {
        var id = Guid.NewGuid();

        var answer = Mix.PlaceOrder.Judge(new(HttpMethod.Post, "/orders"), Read($$"""{"id":"{{id}}","status":"{{status}}"}"""));

        answer.Outcome.ToString().ShouldBe(outcome);
        answer.Order.ShouldBe(answer.Outcome is Outcome.Wrong ? null : id);
    }

    [Fact]
    public void Every_order_has_an_idempotency_key_of_its_own()
    {
        using var first = Mix.PlaceOrder.Ask(Customer);
        using var second = Mix.PlaceOrder.Ask(Customer);

        second.Headers.GetValues("Idempotency-Key").ShouldNotBe(first.Headers.GetValues("Idempotency-Key"));
    }

    [Fact]
    public void A_customer_reads_the_orders_that_were_acknowledged()
    {
        var customer = new Customer(1, versioned: true);
        var order = Guid.NewGuid();
        customer.AnyOrder().ShouldBe(Guid.Empty);

        customer.Remember(order);

        customer.AnyOrder().ShouldBe(order);
    }

    static JsonElement Read(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}

using System.Net;
using Evolution.Board.FaultInjection.Orders;
using Evolution.Lab.Shop;

namespace Evolution.Board.Tests.FaultInjection;

public sealed class OrderErrorTextTests
{
    [Theory]
    [InlineData("""POST http://shop/orders answered 503: {"title":"Service Unavailable","detail":"Calls to inventory are blocked."}""", "The shop returned 503: Calls to inventory are blocked.")]
    [InlineData("""POST http://shop/orders answered 503: {"title":"Service Unavailable"}""", """The shop returned 503: POST http://shop/orders answered 503: {"title":"Service Unavailable"}""")]
    [InlineData("POST http://shop/orders answered 503: {no JSON", "The shop returned 503: POST http://shop/orders answered 503: {no JSON")]
    [InlineData("POST http://shop/orders answered 503: ", "The shop returned 503: POST http://shop/orders answered 503: ")]
    public void The_detail_of_the_shops_response_is_shown(string message, string expected) => OrderErrorText.Of(new ShopException(HttpStatusCode.ServiceUnavailable, message)).ShouldBe(expected);

    [Fact]
    public void Other_exceptions_are_shown_by_their_message() => OrderErrorText.Of(new TimeoutException("The request timed out.")).ShouldBe("The request timed out.");
}

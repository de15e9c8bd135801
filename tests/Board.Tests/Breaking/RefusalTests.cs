using System.Net;
using Evolution.Board.Breaking.Orders;
using Evolution.Lab.Shop;

namespace Evolution.Board.Tests.Breaking;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("""POST http://shop/orders answered 503: {"title":"Service Unavailable","detail":"inventory is left alone."}""", "The shop answered 503: inventory is left alone.")]
    [InlineData("""POST http://shop/orders answered 503: {"title":"Service Unavailable"}""", """The shop answered 503: POST http://shop/orders answered 503: {"title":"Service Unavailable"}""")]
    [InlineData("POST http://shop/orders answered 503: {no JSON", "The shop answered 503: POST http://shop/orders answered 503: {no JSON")]
    [InlineData("POST http://shop/orders answered 503: ", "The shop answered 503: POST http://shop/orders answered 503: ")]
    public void The_shops_own_words_are_shown(string message, string shown) => Refusal.Of(new ShopException(HttpStatusCode.ServiceUnavailable, message)).ShouldBe(shown);

    [Fact]
    public void What_else_went_wrong_says_so_itself() => Refusal.Of(new TimeoutException("Too late.")).ShouldBe("Too late.");
}

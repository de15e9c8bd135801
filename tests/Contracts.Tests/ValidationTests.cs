using System.ComponentModel.DataAnnotations;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;

namespace Evolution.Contracts.Tests;

public sealed class ValidationTests
{
    [Fact]
    public void Each_product_may_stand_in_one_line_only()
    {
        WrongMembers(new PlaceOrder("anna", "tok", [new(7, 1), new(8, 1), new(7, 2)])).ShouldBe([nameof(PlaceOrder.Lines)]);
        WrongMembers(new Reserve([new(7, 1), new(7, 2)])).ShouldBe([nameof(Reserve.Lines)]);
    }

    [Fact]
    public void Lines_of_different_products_are_right()
    {
        WrongMembers(new PlaceOrder("anna", "tok", [new(7, 1), new(8, 1)])).ShouldBeEmpty();
        WrongMembers(new Reserve([new(7, 1), new(8, 1)])).ShouldBeEmpty();
    }

    [Fact]
    public void A_line_that_is_null_is_wrong()
    {
        WrongMembers(new PlaceOrder("anna", "tok", [null!])).ShouldBe([nameof(PlaceOrder.Lines)]);
        WrongMembers(new Reserve([null!])).ShouldBe([nameof(Reserve.Lines)]);
        WrongMembers(new ImportProducts([null!])).ShouldBe([nameof(ImportProducts.Products)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Limits.Lines + 1)]
    public void An_order_has_1_to_20_lines(int count) =>
        WrongMembers(new PlaceOrder("anna", "tok", [.. Enumerable.Range(1, count).Select(product => new OrderLine(product, 1))])).ShouldBe([nameof(PlaceOrder.Lines)]);

    [Theory]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("€")]
    [InlineData("EUR\n")]
    public void A_currency_is_three_capital_letters(string currency) => WrongMembers(new Money(1, currency)).ShouldBe([nameof(Money.Currency)]);

    static string[] WrongMembers(object value)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new(value), results, validateAllProperties: true);
        return [.. results.SelectMany(result => result.MemberNames).Distinct()];
    }
}

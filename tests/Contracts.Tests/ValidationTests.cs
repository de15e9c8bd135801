using System.ComponentModel.DataAnnotations;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;

namespace Evolution.Contracts.Tests;

public sealed class ValidationTests
{
    [Fact]
    public void A_product_in_two_lines_is_invalid()
    {
        GetInvalidMembers(new PlaceOrder("anna", "tok", [new(7, 1), new(8, 1), new(7, 2)])).ShouldBe([nameof(PlaceOrder.Lines)]);
        GetInvalidMembers(new Reserve([new(7, 1), new(7, 2)])).ShouldBe([nameof(Reserve.Lines)]);
    }

    [Fact]
    public void Lines_of_different_products_are_valid()
    {
        GetInvalidMembers(new PlaceOrder("anna", "tok", [new(7, 1), new(8, 1)])).ShouldBeEmpty();
        GetInvalidMembers(new Reserve([new(7, 1), new(8, 1)])).ShouldBeEmpty();
    }

    [Fact]
    public void A_null_line_is_invalid()
    {
        GetInvalidMembers(new PlaceOrder("anna", "tok", [null!])).ShouldBe([nameof(PlaceOrder.Lines)]);
        GetInvalidMembers(new Reserve([null!])).ShouldBe([nameof(Reserve.Lines)]);
        GetInvalidMembers(new ImportProducts([null!])).ShouldBe([nameof(ImportProducts.Products)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Limits.Lines + 1)]
    public void An_order_without_1_to_20_lines_is_invalid(int count) =>
        GetInvalidMembers(new PlaceOrder("anna", "tok", [.. Enumerable.Range(1, count).Select(product => new OrderLine(product, 1))])).ShouldBe([nameof(PlaceOrder.Lines)]);

    [Theory]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("€")]
    [InlineData("EUR\n")]
    public void A_currency_other_than_three_capital_letters_is_invalid(string currency) => GetInvalidMembers(new Money(1, currency)).ShouldBe([nameof(Money.Currency)]);

    static string[] GetInvalidMembers(object value)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new(value), results, validateAllProperties: true);
        return [.. results.SelectMany(result => result.MemberNames).Distinct()];
    }
}

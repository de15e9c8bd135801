using Evolution.Spotting.Addresses;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Addresses;

/// <summary>Addresses of other deployment units that are only set at deployment.</summary>
public sealed class DeferredAddressesTests
{
    static readonly Workload Orders = CreateService("orders", "orders/compose.yaml"), Inventory = CreateService("stock-keeper", "inventory/compose.yaml"), Neighbour = CreateService("payments", "orders/compose.yaml");

    [Theory]
    [InlineData("STOCK_KEEPER_URL", "")]
    [InlineData("STOCK_KEEPER_URL", null)]
    [InlineData("STOCKKEEPER_SERVICE_HOST", "")]
    [InlineData("STOCK_KEEPER_BASE_URL", "${STOCK_KEEPER_URL}")]
    [InlineData("services__stock-keeper__http__0", "{stock-keeper-url.inputs.value}")]
    public void An_address_variable_without_a_value_is_matched_by_its_name(string name, string? value) => Find(name, value).ShouldBe(Inventory);

    [Theory]
    [InlineData("STOCK_KEEPER_URL", "http://elsewhere")]
    [InlineData("STOCK_KEEPER_TOKEN", "")]
    [InlineData("KEEPER_URL", "")]
    [InlineData("PAYMENTS_URL", "")]
    [InlineData("ORDERS_URL", "")]
    public void A_variable_with_a_value_or_another_name_or_in_the_same_unit_is_not_matched(string name, string? value) => Find(name, value).ShouldBeNull();

    static Workload? Find(string name, string? value) =>
        new DeferredAddresses([Orders, Inventory, Neighbour]).Find(Orders, new(name, value, SettingOrigin.Environment, new("orders/compose.yaml", 7)));

    static Workload CreateService(string name, string unit) => new() { Name = name, Unit = unit, Location = new(unit, 1), Image = $"shop/{name}" };
}

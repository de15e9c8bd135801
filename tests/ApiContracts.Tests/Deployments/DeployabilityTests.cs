using System.Text.Json.Nodes;
using Evolution.ApiContracts.Deployments;

namespace Evolution.ApiContracts.Tests.Deployments;

/// <summary>Whether versions may go out that do not exist, made from those that do.</summary>
public sealed class DeployabilityTests : IDisposable
{
    readonly ContractsCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public void A_version_without_the_routes_that_a_deployed_consumer_calls_may_not_go_out()
    {
        copy.Derive("Inventory", "3.0", document => Without(document, "/v1/"));
        copy.Deploy(orders: "1.4");
        Refusals("inventory@3.0").ShouldBe(
        [
            "orders@1.4, the prices of products: there is no /v1/products/by-ids",
            "orders@1.4, the prices of products of which one does not exist: there is no /v1/products/by-ids",
        ]);
        copy.Deploy(orders: "2.0");
        Refusals("inventory@3.0").ShouldBeEmpty();
    }

    [Fact]
    public void A_version_that_relies_on_what_is_not_deployed_yet_may_not_go_out()
    {
        copy.Deploy(orders: "1.4", inventory: "1.4");
        Refusals("orders@2.0").ShouldBe(
        [
            "orders@2.0, the prices of products: there is no /v2/products/by-ids",
            "orders@2.0, the prices of products of which one does not exist: there is no /v2/products/by-ids",
        ]);
    }

    [Fact]
    public void A_message_that_a_deployed_consumer_cannot_handle_may_not_go_out()
    {
        copy.Derive("Payments", "3.0", document => document["components"]!["schemas"]!["PaymentDeclined"]!["properties"]!.AsObject().Remove("reason"));
        Refusals("payments@3.0").ShouldBe(["orders@1.4, an order's card was declined: in the message $.reason is not there"], "Inventory does not read the reason");
    }

    [Fact]
    public void A_field_that_no_deployed_consumer_reads_may_go()
    {
        copy.Derive("Inventory", "3.0", document => document["paths"]!.AsObject().Remove("/products/import"));
        Refusals("inventory@3.0").ShouldBeEmpty();
    }

    [Fact]
    public void Who_calls_somebody_goes_out_after_him_and_who_is_told_something_in_any_order()
    {
        copy.Deployed("""{ "production": {} }""");
        Refusals("payments@2.0").ShouldBeEmpty();
        Refusals("inventory@2.0").ShouldBeEmpty();
        Refusals("orders@2.0").ShouldContain("orders@2.0, the stock of products: inventory is not deployed in production");
    }

    [Theory]
    [InlineData("stock@2.0", "There is no stock@2.0. There are: gateway@1.4, gateway@2.0, inventory@1.4, inventory@2.0, orders@1.4, orders@2.0, payments@1.4, payments@2.0.")]
    [InlineData("inventory@9.9", "There is no inventory@9.9.")]
    [InlineData("inventory", "There is no inventory.")]
    public void An_unknown_version_is_said_with_those_that_there_are(string named, string message) => Should.Throw<ContractException>(() => Refusals(named)).Message.ShouldStartWith(message);

    [Fact]
    public void An_unknown_environment_is_said_with_those_that_there_are() =>
        Should.Throw<ContractException>(() => Deployability.Of(copy.Catalog, "orders@2.0", "test")).Message.ShouldBe("There is no environment 'test' in deploy/deployed.json. There are: production.");

    [Fact]
    public void What_is_deployed_must_be_known()
    {
        copy.Deploy(orders: "7.0");
        Should.Throw<ContractException>(() => copy.Catalog).Message.ShouldStartWith("deploy/deployed.json, production: There is no orders@7.0.");
    }

    string[] Refusals(string named) => [.. Deployability.Of(copy.Catalog, named, "production").Checks.SelectMany(check =>
        check.Failures.Select(failure => $"{check.Reliance.Consumer}@{check.ConsumerVersion}, {check.Reliance.Interaction}: {failure}"))];

    static void Without(JsonNode document, string prefix)
    {
        var paths = document["paths"]!.AsObject();
        foreach (var path in paths.Select(path => path.Key).Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).ToArray()) paths.Remove(path);
    }
}

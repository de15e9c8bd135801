using System.Text.Json.Nodes;
using Evolution.ApiContracts.Deployments;

namespace Evolution.ApiContracts.Tests.Deployments;

/// <summary>Checks whether hypothetical versions, derived from existing ones, are deployable.</summary>
public sealed class DeployabilityTests : IDisposable
{
    readonly ContractsCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public void A_version_without_the_routes_of_a_deployed_consumer_is_not_deployable()
    {
        copy.Derive("Inventory", "3.0", document => RemovePaths(document, "/v1/"));
        copy.Deploy(orders: "1.4");
        GetFailures("inventory@3.0").ShouldBe(
        [
            "orders@1.4, the prices of products: there is no /v1/products/by-ids",
            "orders@1.4, the prices of products of which one does not exist: there is no /v1/products/by-ids",
        ]);
        copy.Deploy(orders: "2.0");
        GetFailures("inventory@3.0").ShouldBeEmpty();
    }

    [Fact]
    public void A_version_that_requires_an_undeployed_version_is_not_deployable()
    {
        copy.Deploy(orders: "1.4", inventory: "1.4");
        GetFailures("orders@2.0").ShouldBe(
        [
            "orders@2.0, the prices of products: there is no /v2/products/by-ids",
            "orders@2.0, the prices of products of which one does not exist: there is no /v2/products/by-ids",
        ]);
    }

    [Fact]
    public void A_version_whose_message_a_deployed_consumer_cannot_handle_is_not_deployable()
    {
        copy.Derive("Payments", "3.0", document => document["components"]!["schemas"]!["PaymentDeclined"]!["properties"]!.AsObject().Remove("reason"));
        GetFailures("payments@3.0").ShouldBe(["orders@1.4, an order's card was declined: in the message $.reason is not defined"], "Inventory does not read the reason");
    }

    [Fact]
    public void A_route_that_no_deployed_consumer_calls_can_be_removed()
    {
        copy.Derive("Inventory", "3.0", document => document["paths"]!.AsObject().Remove("/products/import"));
        GetFailures("inventory@3.0").ShouldBeEmpty();
    }

    [Fact]
    public void A_caller_is_deployed_after_its_provider_and_a_message_consumer_in_any_order()
    {
        copy.WriteDeployed("""{ "production": {} }""");
        GetFailures("payments@2.0").ShouldBeEmpty();
        GetFailures("inventory@2.0").ShouldBeEmpty();
        GetFailures("orders@2.0").ShouldContain("orders@2.0, the stock of products: inventory is not deployed in production");
    }

    [Theory]
    [InlineData("stock@2.0", "Unknown service version 'stock@2.0'. Expected one of: gateway@1.4, gateway@2.0, inventory@1.4, inventory@2.0, orders@1.4, orders@2.0, payments@1.4, payments@2.0.")]
    [InlineData("inventory@9.9", "Unknown service version 'inventory@9.9'.")]
    [InlineData("inventory", "Unknown service version 'inventory'.")]
    public void An_unknown_version_is_an_error_that_lists_the_known_ones(string version, string message) => Should.Throw<ContractException>(() => GetFailures(version)).Message.ShouldStartWith(message);

    [Fact]
    public void An_unknown_environment_is_an_error_that_lists_the_known_ones() =>
        Should.Throw<ContractException>(() => Deployability.Check(copy.Catalog, "orders@2.0", "test")).Message.ShouldBe("Unknown environment 'test'. Expected one of those in deploy/deployed.json: production.");

    [Fact]
    public void An_unknown_deployed_version_is_an_error()
    {
        copy.Deploy(orders: "7.0");
        Should.Throw<ContractException>(() => copy.Catalog).Message.ShouldStartWith("deploy/deployed.json, production: Unknown service version 'orders@7.0'.");
    }

    string[] GetFailures(string version) => [.. Deployability.Check(copy.Catalog, version, "production").Checks.SelectMany(check =>
        check.Failures.Select(failure => $"{check.Dependency.Consumer}@{check.ConsumerVersion}, {check.Dependency.Interaction}: {failure}"))];

    static void RemovePaths(JsonNode document, string prefix)
    {
        var paths = document["paths"]!.AsObject();
        foreach (var path in paths.Select(path => path.Key).Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).ToArray()) paths.Remove(path);
    }
}

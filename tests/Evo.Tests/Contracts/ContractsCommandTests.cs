using System.Text.Json;
using Evolution.Evo.Commands;
using Evolution.Testing;

namespace Evolution.Evo.Tests.Contracts;

public sealed class ContractsCommandTests : IDisposable
{
    readonly ContractsCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task Contracts_prints_the_dependencies_of_consumers()
    {
        var (code, output, _) = await RunAsync("contracts");
        code.ShouldBe(ExitCodes.Success);
        output.ShouldContain("Consumers of inventory");
        output.ShouldMatch(@"orders 1\.4 +the prices of products +GET /v1/products/by-ids");
        output.ShouldMatch(@"orders 2\.0 +the prices of products +GET /v2/products/by-ids");
        output.ShouldMatch(@"payments 1\.4, 2\.0 +the stock of an order was reserved +StockReserved");
    }

    [Fact]
    public async Task Contracts_are_available_as_JSON()
    {
        var (_, output, _) = await RunAsync("contracts", "--format", "json");
        using var document = JsonDocument.Parse(output);
        var stock = document.RootElement.GetProperty("reliances").EnumerateArray().Single(dependency => dependency.GetProperty("route").GetString() is "GET /stock");
        stock.EnumerateObject().Select(member => $"{member.Value}".ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)).ShouldBe(["inventory", "orders", "[\"1.4\",\"2.0\"]", "thestockofproducts", "GET/stock", "http"]);
    }

    [Fact]
    public async Task A_compatible_version_can_be_deployed()
    {
        var (code, output, _) = await RunAsync("contracts", "can-deploy", "inventory@2.0");
        code.ShouldBe(ExitCodes.Success);
        output.ShouldMatch(@"^inventory@2\.0 can be deployed to production: \d+ interactions with the deployed services are compatible\.\n$");
        (await RunAsync("contracts", "can-deploy", "gateway@2.0", "--environment", "production")).ShouldBe((ExitCodes.Success, "gateway@2.0 can be deployed to production: it has no consumers and no providers there.\n", ""));
    }

    [Fact]
    public async Task A_breaking_version_cannot_be_deployed_and_each_broken_interaction_is_listed()
    {
        copy.Derive("Inventory", "3.0", document => document["paths"]!.AsObject().Remove("/v1/products/by-ids"));
        var (code, output, _) = await RunAsync("contracts", "can-deploy", "inventory@3.0");
        code.ShouldBe(ExitCodes.Failure);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
        [
            "inventory@3.0 cannot be deployed to production: 2 of 17 interactions would fail.",
            "- orders@1.4 relies on inventory@3.0, for the prices of products (GET /v1/products/by-ids): there is no /v1/products/by-ids.",
            "- orders@1.4 relies on inventory@3.0, for the prices of products of which one does not exist (GET /v1/products/by-ids): there is no /v1/products/by-ids.",
        ]);

        var (_, json, _) = await RunAsync("contracts", "can-deploy", "inventory@3.0", "--format", "json");
        using var document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("mayDeploy").GetBoolean().ShouldBeFalse();
        document.RootElement.GetProperty("checks").EnumerateArray().Count(check => check.GetProperty("failures").GetArrayLength() > 0).ShouldBe(2);
    }

    [Theory]
    [InlineData("Unknown service version 'inventory@9.9'. Expected one of:", "can-deploy", "inventory@9.9")]
    [InlineData("Unknown environment 'moon'", "can-deploy", "inventory@2.0", "--environment", "moon")]
    [InlineData("Unknown format 'xml'", "can-deploy", "inventory@2.0", "--format", "xml")]
    [InlineData("Required argument missing", "can-deploy")]
    public async Task Invalid_input_is_rejected_with_the_valid_values(string message, params string[] arguments)
    {
        var (code, _, errors) = await RunAsync(["contracts", .. arguments]);
        code.ShouldBe(ExitCodes.Usage);
        errors.ShouldStartWith(message);
    }

    [Fact]
    public async Task A_folder_without_contracts_is_rejected()
    {
        using var errors = new StringWriter();
        (await new EvoCommand().RunAsync(["contracts", "--from", Path.GetTempPath()], TextWriter.Null, errors)).ShouldBe(ExitCodes.Usage);
        errors.ToString().ShouldContain("has no Services/");
    }

    async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        return (await new EvoCommand().RunAsync([.. arguments, "--from", copy.Root], output, errors), output.ToString(), errors.ToString());
    }
}

using System.Text.Json;
using Evolution.Evo.Commands;
using Evolution.Testing;

namespace Evolution.Evo.Tests.Contracts;

public sealed class ContractsCommandTests : IDisposable
{
    readonly ContractsCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task It_prints_who_relies_on_what()
    {
        var (code, output, _) = await RunAsync("contracts");
        code.ShouldBe(ExitCodes.Success);
        output.ShouldContain("On inventory rely");
        output.ShouldMatch(@"orders 1\.4 +the prices of products +GET /v1/products/by-ids");
        output.ShouldMatch(@"orders 2\.0 +the prices of products +GET /v2/products/by-ids");
        output.ShouldMatch(@"payments 1\.4, 2\.0 +the stock of an order was reserved +StockReserved");
    }

    [Fact]
    public async Task Other_programs_read_it_as_json()
    {
        var (_, output, _) = await RunAsync("contracts", "--format", "json");
        using var document = JsonDocument.Parse(output);
        var stock = document.RootElement.GetProperty("reliances").EnumerateArray().Single(reliance => reliance.GetProperty("route").GetString() is "GET /stock");
        stock.EnumerateObject().Select(member => $"{member.Value}".ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)).ShouldBe(["inventory", "orders", "[\"1.4\",\"2.0\"]", "thestockofproducts", "GET/stock", "http"]);
    }

    [Fact]
    public async Task A_version_that_keeps_everything_may_go_out()
    {
        var (code, output, _) = await RunAsync("contracts", "can-deploy", "inventory@2.0");
        code.ShouldBe(ExitCodes.Success);
        output.ShouldMatch(@"^inventory@2\.0 may go out to production: \d+ interactions with what is deployed there hold\.\n$");
        (await RunAsync("contracts", "can-deploy", "gateway@2.0", "--environment", "production")).ShouldBe((ExitCodes.Success, "gateway@2.0 may go out to production: nobody there relies on it, and it relies on nobody.\n", ""));
    }

    [Fact]
    public async Task One_that_breaks_a_deployed_consumer_may_not_and_each_broken_interaction_has_its_line()
    {
        copy.Derive("Inventory", "3.0", document => document["paths"]!.AsObject().Remove("/v1/products/by-ids"));
        var (code, output, _) = await RunAsync("contracts", "can-deploy", "inventory@3.0");
        code.ShouldBe(ExitCodes.Failure);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
        [
            "inventory@3.0 may not go out to production: 2 of 17 interactions would fail.",
            "- orders@1.4 relies on inventory@3.0, for the prices of products (GET /v1/products/by-ids): there is no /v1/products/by-ids.",
            "- orders@1.4 relies on inventory@3.0, for the prices of products of which one does not exist (GET /v1/products/by-ids): there is no /v1/products/by-ids.",
        ]);

        var (_, json, _) = await RunAsync("contracts", "can-deploy", "inventory@3.0", "--format", "json");
        using var document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("mayDeploy").GetBoolean().ShouldBeFalse();
        document.RootElement.GetProperty("checks").EnumerateArray().Count(check => check.GetProperty("failures").GetArrayLength() > 0).ShouldBe(2);
    }

    [Theory]
    [InlineData("There is no inventory@9.9. There are:", "can-deploy", "inventory@9.9")]
    [InlineData("There is no environment 'moon'", "can-deploy", "inventory@2.0", "--environment", "moon")]
    [InlineData("There is no format 'xml'", "can-deploy", "inventory@2.0", "--format", "xml")]
    [InlineData("Required argument missing", "can-deploy")]
    public async Task Wrong_input_is_said_with_what_there_is(string message, params string[] arguments)
    {
        var (code, _, errors) = await RunAsync(["contracts", .. arguments]);
        code.ShouldBe(ExitCodes.Usage);
        errors.ShouldStartWith(message);
    }

    [Fact]
    public async Task A_folder_without_contracts_is_said()
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

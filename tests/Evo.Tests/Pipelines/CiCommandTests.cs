using Evolution.Evo.Commands;

namespace Evolution.Evo.Tests.Pipelines;

/// <summary>The <c>evo ci</c> command.</summary>
public sealed class CiCommandTests
{
    [Fact]
    public async Task A_service_is_built_and_tested_with_its_pinned_contracts_and_checked()
    {
        var (code, output, _) = await RunAsync("inventory", "--list");

        code.ShouldBe(ExitCodes.Success);
        output.ShouldContain("dotnet build Services/Inventory -c Release -p:ContractsVersion=2.0.0");
        output.ShouldContain("dotnet test --project tests/Inventory.Tests -c Release -p:ContractsVersion=2.0.0");
        output.ShouldContain("./evo contracts can-deploy inventory@2.0");
        output.ShouldNotContain("Images.proj");
        output.ShouldNotContain("docker");
    }

    [Fact]
    public async Task Publishing_and_deploying_follow_the_checks_and_affect_one_unit()
    {
        var lines = (await RunAsync("inventory", "--deploy", "--tag", "abc", "--list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines[^2].ShouldContain("dotnet build deploy/Images.proj -p:Service=Inventory -p:ContainerImageTag=abc");
        lines[^1].ShouldContain("TAG=abc ./deploy/roll-out deploy/phase-3/inventory-unit");
    }

    [Fact]
    public async Task All_units_are_deployed_together()
    {
        var output = (await RunAsync("all", "--deploy", "--list")).Output;

        output.ShouldContain("./.ci/run");
        output.ShouldNotContain("can-deploy");
        output.ShouldContain("deploy/phase-0");
    }

    [Fact]
    public async Task A_pipeline_runs_locally_from_packing_to_the_contracts_check()
    {
        var (code, output, errors) = await RunAsync("gateway");

        errors.ShouldBeEmpty();
        code.ShouldBe(ExitCodes.Success, output);
        output.Split('\n').Where(line => line.Contains(" passed in ")).Select(line => line.Split(" passed in ")[0])
            .ShouldBe(["gateway: pack 2", "gateway: build", "gateway: test", "gateway: contracts"]);
    }

    [Fact]
    public async Task An_unknown_unit_is_rejected_with_the_valid_units()
    {
        var (code, _, errors) = await RunAsync("kitchen");

        code.ShouldBe(ExitCodes.Usage);
        errors.ShouldContain("Unknown unit 'kitchen'. Expected one of: orders, inventory, payments, gateway, contracts, all.");
    }

    static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        var code = await new EvoCommand().RunAsync(["ci", .. arguments], output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}

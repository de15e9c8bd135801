using System.Text.Json;
using Evolution.Evo.Commands;

namespace Evolution.Evo.Tests.Spotting;

/// <summary>Runs <c>evo spot</c> with its options and four formats.</summary>
public sealed class SpotCommandTests : IDisposable
{
    const string Compose = """
        services:
          orders:
            image: shop/orders
            environment:
              DATABASE_URL: postgres://db:5432/orders
              INVENTORY_URL: http://inventory:8080
          inventory:
            image: shop/inventory
            environment:
              DATABASE_URL: postgres://db:5432/inventory
              VAULT_TOKEN: ${TOKEN}
          db:
            image: postgres:16
        """;

    readonly TemporaryFolder folder = new();

    public SpotCommandTests() => File.WriteAllText(Path.Combine(folder.Path, "compose.yaml"), Compose);

    [Fact]
    public async Task The_text_contains_symptoms_evidence_next_steps_and_unresolved_values()
    {
        var (code, output, _) = await RunAsync();
        code.ShouldBe(ExitCodes.Success);
        output.ShouldContain("2 application services: orders, inventory");
        output.ShouldContain("Infrastructure: db (database)");
        output.ShouldContain("compose.yaml:5: orders: db (DATABASE_URL)");
        output.ShouldContain("compose.yaml:6: orders -> inventory: INVENTORY_URL");
        output.ShouldContain("compose.yaml:11 (inventory): ${TOKEN} has no value");
        output.ShouldContain("2 of 5 symptoms found. To assess whether they matter, run: evo advise");
    }

    [Fact]
    public async Task The_JSON_contains_services_symptoms_evidence_and_unresolved_values()
    {
        var report = JsonDocument.Parse((await RunAsync("--format", "json")).Output).RootElement;
        report.GetProperty("services").EnumerateArray().Select(service => service.GetProperty("name").GetString()).ShouldBe(["orders", "inventory"]);
        report.GetProperty("symptoms").EnumerateArray().Select(symptom => (symptom.GetProperty("id").GetString(), symptom.GetProperty("verdict").GetString())).ShouldBe(
            [("shared-database", "present"), ("shared-library", "unknown"), ("single-deployment", "absent"), ("synchronous-calls", "present"), ("shared-cache", "absent")]);
        var database = report.GetProperty("symptoms")[0];
        database.GetProperty("severity").GetString().ShouldBe("high");
        database.GetProperty("nextStep").GetString().ShouldNotBeNullOrEmpty();
        database.GetProperty("evidence")[1].ToString().ReplaceLineEndings("\n").ShouldBe("""
            {
                      "file": "compose.yaml",
                      "line": 10,
                      "services": [
                        "inventory",
                        "orders"
                      ],
                      "resource": "db (DATABASE_URL)"
                    }
            """);
        report.GetProperty("unresolved")[0].GetProperty("workload").GetString().ShouldBe("inventory");
    }

    [Fact]
    public async Task SARIF_has_a_rule_per_symptom_and_a_result_per_line()
    {
        var sarif = JsonDocument.Parse((await RunAsync("--format", "sarif")).Output).RootElement;
        sarif.GetProperty("version").GetString().ShouldBe("2.1.0");
        var run = sarif.GetProperty("runs")[0];
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules").GetArrayLength().ShouldBe(5);
        run.GetProperty("results").EnumerateArray().Select(result =>
            (result.GetProperty("ruleId").GetString(), result.GetProperty("ruleIndex").GetInt32(), result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32()))
            .ShouldBe([("shared-database", 0, 5), ("shared-database", 0, 10), ("synchronous-calls", 3, 6)]);
    }

    [Fact]
    public async Task Mermaid_shows_units_calls_and_stores_and_marks_shared_stores() => (await RunAsync("--format", "mermaid")).Output.ReplaceLineEndings("\n").ShouldBe("""
        flowchart LR
          subgraph u0["compose.yaml"]
            n0["orders"]
            n1["inventory"]
          end
          n2[("db")]
          n0 -->|"DATABASE_URL"| n2
          n0 -->|"INVENTORY_URL"| n1
          n1 -->|"DATABASE_URL"| n2
          classDef shared fill:#c62828,color:#ffffff,stroke:#7f0000
          class n2 shared

        """);

    [Theory]
    [InlineData("shared-database", ExitCodes.Failure)]
    [InlineData("shared-cache,single-deployment", ExitCodes.Success)]
    [InlineData("shared-cache,synchronous-calls", ExitCodes.Failure)]
    public async Task Fail_on_returns_a_failure_for_a_present_symptom(string symptoms, int code) => (await RunAsync("--fail-on", symptoms)).Code.ShouldBe(code);

    [Fact]
    public async Task Corrections_change_the_role_of_a_workload()
    {
        var (_, output, _) = await RunAsync("--infrastructure", "inventory");
        output.ShouldContain("1 application service: orders");
    }

    [Theory]
    [InlineData("--fail-on", "shared-kitchen", "Unknown symptom 'shared-kitchen'.")]
    [InlineData("--service", "kitchen", "Unknown workload 'kitchen'. Expected one of: db, inventory, orders.")]
    public async Task An_unknown_name_is_rejected_with_the_valid_names(string option, string value, string message)
    {
        var (code, _, errors) = await RunAsync(option, value);
        code.ShouldBe(ExitCodes.Usage);
        errors.ShouldContain(message);
    }

    [Fact]
    public async Task A_missing_path_and_an_empty_folder_are_rejected()
    {
        var missing = Path.Combine(folder.Path, "nowhere");
        (await RunOnAsync(missing)).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(ExitCodes.Usage), run => run.Errors.ShouldContain($"The path '{missing}' does not exist."));
        var empty = Directory.CreateDirectory(Path.Combine(folder.Path, "empty")).FullName;
        (await RunOnAsync(empty)).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(ExitCodes.Usage), run => run.Errors.ShouldContain("No workloads were found"));
    }

    public void Dispose() => folder.Dispose();

    Task<(int Code, string Output, string Errors)> RunAsync(params string[] options) => RunOnAsync(folder.Path, options);

    static async Task<(int Code, string Output, string Errors)> RunOnAsync(string path, params string[] options)
    {
        using StringWriter output = new(), errors = new();
        var code = await new EvoCommand().RunAsync(["spot", path, .. options], output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}

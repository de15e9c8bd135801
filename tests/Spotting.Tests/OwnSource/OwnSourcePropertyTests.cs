using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;
using Evolution.Spotting.OwnSource;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.OwnSource;

/// <summary>Property tests for source code and configuration files of services.</summary>
public sealed class OwnSourcePropertyTests
{
    const string Python = "import os\nurl = os.getenv('INVENTORY_URL', 'http://inventory:8080')\n# 'a comment'\nclient = Redis(host=\"cache\")\n";
    const string Java = "@FeignClient(name = \"inventory\")\npublic interface Inventory { String URL = \"http://inventory:8080/\"; }\n";
    const string Json = "{ // comment\n  \"ConnectionStrings\": { \"Orders\": \"Host=db;Database=orders\" },\n  \"Inventory\": \"http://inventory:8080\",\n}\n";
    const string Yaml = "spring:\n  datasource:\n    url: jdbc:postgresql://${DB_HOST:db}/orders\ninventory.url: ${A:http://inventory:8080}\n";
    const string Dockerfile = "ARG BASE=python:3\nFROM ${BASE} AS build\nENV INVENTORY_URL=http://inventory:8080 A=\"b c\"\nCOPY . .\nCMD [\"python\", \"main.py\"]\n";

    static readonly ServiceVariables NoVariables = CreateVariables();

    [Fact]
    public void A_setting_in_source_code_has_its_line_number() => CheckProperty(MutatedText.Of(Python, Java), code =>
    {
        var lines = code.Split('\n');
        foreach (var setting in SourceCode.Parse("main.py", code)) lines[setting.Location.Line - 1].ShouldContain(setting.Value!);
    });

    [Fact]
    public void A_key_in_a_configuration_file_has_its_line_number() => CheckProperty(MutatedText.Of(Yaml, Json), text =>
    {
        var lines = text.Split('\n');
        foreach (var file in (string[])["application.yml", "config.properties", "appsettings.json", "config.json.tmpl"])
        {
            foreach (var setting in ConfigurationFile.Parse(file, text, NoVariables)) lines[setting.Location.Line - 1].ShouldContain(setting.Name);
        }
    });

    [Fact]
    public void Only_placeholders_with_known_values_are_replaced() => CheckProperty(MutatedText.Of(Yaml, "${A}", "${A:-${A}}", "${A:${B:c}}"), text =>
    {
        var replaced = CreateVariables(("A", "x")).Replace(text);
        replaced.ShouldNotContain("${A}", Case.Sensitive);
        if (!text.Contains("${")) replaced.ShouldBe(text);
    });

    [Fact]
    public void A_service_with_malformed_source_is_read() => CheckProperty(Gen.Zip(MutatedText.Of(Dockerfile), MutatedText.Of(Python, Java, Json, Yaml, Dockerfile)), files =>
    {
        using var folder = new TemporaryFolder();
        folder.Write("compose.yaml", "services:\n  orders: { build: orders }\n  inventory: { image: shop/inventory }\n  db: { image: postgres }\n");
        folder.Write("orders/Dockerfile", files.Item1);
        foreach (var name in (string[])["main.py", "Inventory.java", "appsettings.json", "src/main/resources/application.yml", "config.toml", ".env.production"]) folder.Write($"orders/{name}", files.Item2);

        Spotter.Analyze([folder.Path], Corrections.None).Services.Select(service => service.Name).ShouldBe(["orders", "inventory"]);
    });

    static void CheckProperty<T>(Gen<T> inputs, Action<T> property) => Prop.ForAll(inputs.ToArbitrary(), property).QuickCheckThrowOnFailure();

    static ServiceVariables CreateVariables(params (string Name, string Value)[] variables) => new(new()
    {
        Name = "orders",
        Location = new("compose.yaml", 1),
        Unit = "compose.yaml",
        Settings = [.. variables.Select(variable => new Setting(variable.Name, variable.Value, SettingOrigin.Environment, new("compose.yaml", 1)))],
    }, []);
}

using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;
using Evolution.Spotting.OwnSource;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.OwnSource;

/// <summary>Whatever stands in a service's own files.</summary>
public sealed class AnySourceTests
{
    const string Python = "import os\nurl = os.getenv('INVENTORY_URL', 'http://inventory:8080')\n# 'a comment'\nclient = Redis(host=\"cache\")\n";
    const string Java = "@FeignClient(name = \"inventory\")\npublic interface Inventory { String URL = \"http://inventory:8080/\"; }\n";
    const string Json = "{ // comment\n  \"ConnectionStrings\": { \"Orders\": \"Host=db;Database=orders\" },\n  \"Inventory\": \"http://inventory:8080\",\n}\n";
    const string Yaml = "spring:\n  datasource:\n    url: jdbc:postgresql://${DB_HOST:db}/orders\ninventory.url: ${A:http://inventory:8080}\n";
    const string Dockerfile = "ARG BASE=python:3\nFROM ${BASE} AS build\nENV INVENTORY_URL=http://inventory:8080 A=\"b c\"\nCOPY . .\nCMD [\"python\", \"main.py\"]\n";

    static readonly ServiceVariables Nothing = Environment();

    [Fact]
    public void A_text_of_code_stands_in_the_line_that_it_is_told_of() => Check(Mutated.Of(Python, Java), code =>
    {
        var lines = code.Split('\n');
        foreach (var setting in SourceCode.Settings("main.py", code)) lines[setting.Place.Line - 1].ShouldContain(setting.Value!);
    });

    [Fact]
    public void So_does_a_key_of_a_configuration_file() => Check(Mutated.Of(Yaml, Json), text =>
    {
        var lines = text.Split('\n');
        foreach (var file in (string[])["application.yml", "config.properties", "appsettings.json", "config.json.tmpl"])
        {
            foreach (var setting in ConfigurationFile.Settings(file, text, Nothing)) lines[setting.Place.Line - 1].ShouldContain(setting.Name);
        }
    });

    [Fact]
    public void Only_placeholders_are_replaced_and_all_of_what_is_known() => Check(Mutated.Of(Yaml, "${A}", "${A:-${A}}", "${A:${B:c}}"), text =>
    {
        var replaced = Environment(("A", "x")).Replace(text);
        replaced.ShouldNotContain("${A}", Case.Sensitive);
        if (!text.Contains("${")) replaced.ShouldBe(text);
    });

    [Fact]
    public void A_service_is_read_with_it() => Check(Gen.Zip(Mutated.Of(Dockerfile), Mutated.Of(Python, Java, Json, Yaml, Dockerfile)), files =>
    {
        using var folder = new TemporaryFolder();
        folder.Write("compose.yaml", "services:\n  orders: { build: orders }\n  inventory: { image: shop/inventory }\n  db: { image: postgres }\n");
        folder.Write("orders/Dockerfile", files.Item1);
        foreach (var name in (string[])["main.py", "Inventory.java", "appsettings.json", "src/main/resources/application.yml", "config.toml", ".env.production"]) folder.Write($"orders/{name}", files.Item2);

        Spotter.Examine([folder.Path], Corrections.None).Services.Select(service => service.Name).ShouldBe(["orders", "inventory"]);
    });

    static void Check<T>(Gen<T> inputs, Action<T> promise) => Prop.ForAll(inputs.ToArbitrary(), promise).QuickCheckThrowOnFailure();

    static ServiceVariables Environment(params (string Name, string Value)[] variables) => new(new()
    {
        Name = "orders",
        Place = new("compose.yaml", 1),
        Unit = "compose.yaml",
        Settings = [.. variables.Select(variable => new Setting(variable.Name, variable.Value, SettingOrigin.Environment, new("compose.yaml", 1)))],
    }, []);
}

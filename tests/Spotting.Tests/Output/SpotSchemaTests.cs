using System.Text.Json.Nodes;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Output;
using NJsonSchema;

namespace Evolution.Spotting.Tests.Output;

public sealed class SpotSchemaTests
{
    const string UpdateVariable = "EVOLUTION_UPDATE_SCHEMA";

    [Fact]
    public void The_committed_schema_matches_the_types()
    {
        var generated = SpotSchemaFile.Generate();
        if (Environment.GetEnvironmentVariable(UpdateVariable) is "1") File.WriteAllText(SpotSchemaFile.Path, generated);

        File.ReadAllText(SpotSchemaFile.Path).ReplaceLineEndings("\n").ShouldBe(generated, $"Set {UpdateVariable}=1 to update the file.");
    }

    [Fact]
    public async Task A_report_is_valid() => (await ValidateAsync(CreateReport())).ShouldBeEmpty();

    [Theory]
    [InlineData("services", "{}")]
    [InlineData("symptoms", null)]
    [InlineData("unresolved", "\"nothing\"")]
    public async Task A_report_with_an_invalid_property_is_rejected(string property, string? value)
    {
        var report = CreateReport();
        if (value is null) report.Remove(property);
        else report[property] = JsonNode.Parse(value);

        (await ValidateAsync(report)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("id", "\"shared-disk\"")]
    [InlineData("verdict", "\"maybe\"")]
    [InlineData("severity", "3")]
    public async Task A_report_with_an_invalid_symptom_is_rejected(string property, string value)
    {
        var report = CreateReport();
        report["symptoms"]![0]![property] = JsonNode.Parse(value);

        (await ValidateAsync(report)).ShouldNotBeEmpty();
    }

    static JsonObject CreateReport() => JsonNode.Parse(SpotJson.Serialize(Spotter.Analyze([SampleShop.Folder], Corrections.None)))!.AsObject();

    static async Task<string[]> ValidateAsync(JsonObject document)
    {
        var schema = await JsonSchema.FromFileAsync(SpotSchemaFile.Path);
        return [.. schema.Validate(document.ToJsonString()).Select(error => error.ToString())];
    }
}

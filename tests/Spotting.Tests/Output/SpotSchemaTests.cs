using System.Text.Json.Nodes;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Output;
using NJsonSchema;

namespace Evolution.Spotting.Tests.Output;

public sealed class SpotSchemaTests
{
    const string Update = "EVOLUTION_UPDATE_SCHEMA";

    [Fact]
    public void The_schema_in_the_repository_is_the_one_that_follows_from_the_types()
    {
        var generated = SchemaOfSpot.Generate();
        if (Environment.GetEnvironmentVariable(Update) is "1") File.WriteAllText(SchemaOfSpot.Path, generated);

        File.ReadAllText(SchemaOfSpot.Path).ReplaceLineEndings("\n").ShouldBe(generated, $"{Update}=1 before this test writes it anew.");
    }

    [Fact]
    public async Task A_report_is_valid() => (await ErrorsOf(Report())).ShouldBeEmpty();

    [Theory]
    [InlineData("services", "{}")]
    [InlineData("symptoms", null)]
    [InlineData("unresolved", "\"nothing\"")]
    public async Task A_report_with_a_wrong_part_is_not(string property, string? value)
    {
        var report = Report();
        if (value is null) report.Remove(property);
        else report[property] = JsonNode.Parse(value);

        (await ErrorsOf(report)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("id", "\"shared-kitchen\"")]
    [InlineData("verdict", "\"perhaps\"")]
    [InlineData("severity", "3")]
    public async Task Neither_is_one_with_a_wrong_symptom(string property, string value)
    {
        var report = Report();
        report["symptoms"]![0]![property] = JsonNode.Parse(value);

        (await ErrorsOf(report)).ShouldNotBeEmpty();
    }

    static JsonObject Report() => JsonNode.Parse(SpotJson.Of(Spotter.Examine([SampleShop.Folder], Corrections.None)))!.AsObject();

    static async Task<string[]> ErrorsOf(JsonObject document)
    {
        var schema = await JsonSchema.FromFileAsync(SchemaOfSpot.Path);
        return [.. schema.Validate(document.ToJsonString()).Select(error => error.ToString())];
    }
}

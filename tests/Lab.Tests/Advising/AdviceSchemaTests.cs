using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.Lab.Advising;
using Evolution.Lab.Results;
using NJsonSchema;

namespace Evolution.Lab.Tests.Advising;

public sealed class AdviceSchemaTests
{
    const string UpdateVariable = "EVOLUTION_UPDATE_SCHEMA";

    [Fact]
    public void The_committed_schema_matches_the_types()
    {
        var generated = AdviceSchemaFile.Generate();
        if (Environment.GetEnvironmentVariable(UpdateVariable) is "1") File.WriteAllText(AdviceSchemaFile.Path, generated);

        File.ReadAllText(AdviceSchemaFile.Path).ReplaceLineEndings("\n").ShouldBe(generated, $"Set {UpdateVariable}=1 to update the file.");
    }

    [Theory]
    [InlineData(1, 0.5, true, false)]
    [InlineData(5, 0.5, false, false)]
    [InlineData(500, 1e6, false, true)]
    public async Task Every_advice_is_valid_and_can_be_read_back(int team, double rate, bool oneServer, bool scales)
    {
        var json = AdviceJson.Serialize(Advisor.Advise(new() { Team = team, RequestsPerSecond = rate, DeploysPerDay = rate, OneServer = oneServer, ScalesIndependently = scales }));

        (await ValidateAsync(json)).ShouldBeEmpty();
        AdviceJson.Serialize(JsonSerializer.Deserialize<Advice>(json, ResultsFile.Json)!).ShouldBe(json);
    }

    [Theory]
    [InlineData("enough", "\"yes\"")]
    [InlineData("enough", null)]
    [InlineData("conditions", "{}")]
    [InlineData("next", "\"phase 2\"")]
    [InlineData("next", null)]
    [InlineData("somethingElse", "1")]
    public async Task A_document_with_an_invalid_property_is_not_valid(string property, string? value)
    {
        var document = JsonNode.Parse(AdviceJson.Serialize(Advisor.Advise(Situations.Violating("team"))))!.AsObject();
        if (value is null) document.Remove(property);
        else document[property] = JsonNode.Parse(value);

        (await ValidateAsync(document.ToJsonString())).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("id", "\"teams\"")]
    [InlineData("value", "\"5\"")]
    [InlineData("limit", "null")]
    public async Task A_document_with_an_invalid_condition_is_not_valid(string property, string value)
    {
        var document = JsonNode.Parse(AdviceJson.Serialize(Advisor.Advise(Situations.Enough)))!;
        document["conditions"]![0]![property] = JsonNode.Parse(value);

        (await ValidateAsync(document.ToJsonString())).ShouldNotBeEmpty();
    }

    static async Task<string[]> ValidateAsync(string document)
    {
        var schema = await JsonSchema.FromFileAsync(AdviceSchemaFile.Path);
        return [.. schema.Validate(document).Select(error => error.ToString())];
    }
}

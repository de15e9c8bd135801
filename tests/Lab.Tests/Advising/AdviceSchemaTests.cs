using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.Lab.Advising;
using Evolution.Lab.Results;
using NJsonSchema;

namespace Evolution.Lab.Tests.Advising;

public sealed class AdviceSchemaTests
{
    const string Update = "EVOLUTION_UPDATE_SCHEMA";

    [Fact]
    public void The_schema_in_the_repository_is_the_one_that_follows_from_the_types()
    {
        var generated = SchemaOfAdvice.Generate();
        if (Environment.GetEnvironmentVariable(Update) is "1") File.WriteAllText(SchemaOfAdvice.Path, generated);

        File.ReadAllText(SchemaOfAdvice.Path).ReplaceLineEndings("\n").ShouldBe(generated, $"{Update}=1 before this test writes it anew.");
    }

    [Theory]
    [InlineData(1, 0.5, true, false)]
    [InlineData(5, 0.5, false, false)]
    [InlineData(500, 1e6, false, true)]
    public async Task Every_advice_is_valid_and_is_read_again(int team, double rate, bool oneServer, bool scales)
    {
        var json = AdviceJson.Text(Advisor.Advise(new() { Team = team, RequestsPerSecond = rate, DeploysPerDay = rate, OneServer = oneServer, ScalesIndependently = scales }));

        (await ErrorsOf(json)).ShouldBeEmpty();
        AdviceJson.Text(JsonSerializer.Deserialize<Advice>(json, ResultsFile.Json)!).ShouldBe(json);
    }

    [Theory]
    [InlineData("enough", "\"yes\"")]
    [InlineData("enough", null)]
    [InlineData("conditions", "{}")]
    [InlineData("next", "\"phase 2\"")]
    [InlineData("next", null)]
    [InlineData("somethingElse", "1")]
    public async Task A_document_with_a_wrong_property_is_not(string property, string? value)
    {
        var document = JsonNode.Parse(AdviceJson.Text(Advisor.Advise(Situations.Without("team"))))!.AsObject();
        if (value is null) document.Remove(property);
        else document[property] = JsonNode.Parse(value);

        (await ErrorsOf(document.ToJsonString())).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("id", "\"teams\"")]
    [InlineData("value", "\"5\"")]
    [InlineData("limit", "null")]
    public async Task Neither_is_one_with_a_wrong_condition(string property, string value)
    {
        var document = JsonNode.Parse(AdviceJson.Text(Advisor.Advise(Situations.Enough)))!;
        document["conditions"]![0]![property] = JsonNode.Parse(value);

        (await ErrorsOf(document.ToJsonString())).ShouldNotBeEmpty();
    }

    static async Task<string[]> ErrorsOf(string document)
    {
        var schema = await JsonSchema.FromFileAsync(SchemaOfAdvice.Path);
        return [.. schema.Validate(document).Select(error => error.ToString())];
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.Lab.Results;
using NJsonSchema;

namespace Evolution.Lab.Tests.Results;

public sealed class ResultsSchemaTests
{
    const string Update = "EVOLUTION_UPDATE_SCHEMA";

    [Fact]
    public void The_schema_in_the_repository_is_the_one_that_follows_from_the_types()
    {
        var generated = SchemaOfResults.Generate();
        if (Environment.GetEnvironmentVariable(Update) is "1") File.WriteAllText(SchemaOfResults.Path, generated);

        File.ReadAllText(SchemaOfResults.Path).ReplaceLineEndings("\n").ShouldBe(generated, $"{Update}=1 before this test writes it anew; a change that breaks readers needs another Comparison.CurrentFormat, too.");
    }

    [Fact]
    public async Task A_document_with_everything_is_valid()
    {
        foreach (var comparison in new[] { SampleComparison.Phases(repeats: 2), SampleComparison.Aspects(), SampleComparison.Experiment(), SampleComparison.Of("phases", 1, []) })
        {
            (await ErrorsOf(JsonSerializer.Serialize(comparison, ResultsFile.Json))).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("format", "1")]
    [InlineData("format", null)]
    [InlineData("machine", null)]
    [InlineData("runs", "{}")]
    [InlineData("somethingElse", "1")]
    public async Task A_document_with_a_wrong_property_is_not(string property, string? value)
    {
        var document = JsonSerializer.SerializeToNode(SampleComparison.Experiment(), ResultsFile.Json)!.AsObject();
        if (value is null) document.Remove(property);
        else document[property] = JsonNode.Parse(value);

        (await ErrorsOf(document.ToJsonString())).ShouldHaveSingleItem().ShouldContain(property);
    }

    [Fact]
    public async Task Neither_is_one_with_something_wrong_deep_inside()
    {
        var document = JsonSerializer.SerializeToNode(SampleComparison.Experiment(), ResultsFile.Json)!;
        document["runs"]![0]!["faults"]![0]!["fault"]!["operations"]![0]!["sent"] = "many";

        (await ErrorsOf(document.ToJsonString())).ShouldNotBeEmpty();
    }

    static async Task<string[]> ErrorsOf(string document)
    {
        var schema = await JsonSchema.FromFileAsync(SchemaOfResults.Path);
        return [.. schema.Validate(document).Select(error => error.ToString())];
    }
}

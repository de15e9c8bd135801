using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.Lab.Results;
using NJsonSchema;

namespace Evolution.Lab.Tests.Results;

public sealed class ResultsSchemaTests
{
    const string UpdateVariable = "EVOLUTION_UPDATE_SCHEMA";

    [Fact]
    public void The_committed_schema_matches_the_types()
    {
        var generated = ResultsSchemaFile.Generate();
        if (Environment.GetEnvironmentVariable(UpdateVariable) is "1") File.WriteAllText(ResultsSchemaFile.Path, generated);

        File.ReadAllText(ResultsSchemaFile.Path).ReplaceLineEndings("\n").ShouldBe(generated, $"Set {UpdateVariable}=1 to update the file; a breaking change also needs a new Comparison.CurrentFormat.");
    }

    [Fact]
    public async Task A_complete_document_is_valid()
    {
        foreach (var comparison in new[] { SampleComparison.Phases(rounds: 2), SampleComparison.Aspects(), SampleComparison.Experiment(), SampleComparison.Of("phases", 1, []) })
        {
            (await ValidateAsync(JsonSerializer.Serialize(comparison, ResultsFile.Json))).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("format", "1")]
    [InlineData("format", null)]
    [InlineData("machine", null)]
    [InlineData("runs", "{}")]
    [InlineData("somethingElse", "1")]
    public async Task A_document_with_an_invalid_property_is_not_valid(string property, string? value)
    {
        var document = JsonSerializer.SerializeToNode(SampleComparison.Experiment(), ResultsFile.Json)!.AsObject();
        if (value is null) document.Remove(property);
        else document[property] = JsonNode.Parse(value);

        (await ValidateAsync(document.ToJsonString())).ShouldHaveSingleItem().ShouldContain(property);
    }

    [Fact]
    public async Task A_document_with_an_invalid_nested_value_is_not_valid()
    {
        var document = JsonSerializer.SerializeToNode(SampleComparison.Experiment(), ResultsFile.Json)!;
        document["runs"]![0]!["faults"]![0]!["fault"]!["operations"]![0]!["sent"] = "many";

        (await ValidateAsync(document.ToJsonString())).ShouldNotBeEmpty();
    }

    static async Task<string[]> ValidateAsync(string document)
    {
        var schema = await JsonSchema.FromFileAsync(ResultsSchemaFile.Path);
        return [.. schema.Validate(document).Select(error => error.ToString())];
    }
}

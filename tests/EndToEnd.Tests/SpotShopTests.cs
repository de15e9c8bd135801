using System.Text.Json;
using Evolution.Evo.Commands;

namespace Evolution.EndToEnd.Tests;

/// <summary>
/// The symptoms that <c>evo spot</c> finds in this shop, as published by its app host. The services share two projects in every phase, which a
/// phase cannot change: the shared library therefore remains a symptom.
/// </summary>
public sealed class SpotShopTests
{
    [Theory]
    [InlineData("0", "shared-database,shared-library,single-deployment,synchronous-calls,shared-cache")]
    [InlineData("1", "shared-database,shared-library,single-deployment,synchronous-calls")]
    [InlineData("2", "shared-library,synchronous-calls")]
    [InlineData("3", "shared-library")]
    public async Task Each_phase_shows_the_symptoms_that_its_topology_has(string phase, string symptoms) =>
        (await FindSymptomsAsync("--phase", phase)).ShouldBe(symptoms);

    [Fact]
    public async Task Changing_an_aspect_changes_only_its_symptom() =>
        (await FindSymptomsAsync("--phase", "0", "--set", "caches=per-service")).ShouldBe("shared-database,shared-library,single-deployment,synchronous-calls");

    static async Task<string> FindSymptomsAsync(params string[] phase)
    {
        using StringWriter output = new(), errors = new();
        var code = await new EvoCommand().RunAsync(["spot", .. phase, "--format", "json"], output, errors);
        code.ShouldBe(0, errors.ToString());
        var symptoms = JsonDocument.Parse(output.ToString()).RootElement.GetProperty("symptoms").EnumerateArray();
        return string.Join(',', symptoms.Where(symptom => symptom.GetProperty("verdict").GetString() is "present").Select(symptom => symptom.GetProperty("id").GetString()));
    }
}

using System.Text.Json;
using Evolution.Evo.Commands;

namespace Evolution.EndToEnd.Tests;

/// <summary>
/// What <c>evo spot</c> says of this shop, by what its app host publishes. The services share two projects in every phase, which a
/// phase cannot change: so the shared library stays where the plan would have it gone.
/// </summary>
public sealed class SpotOurselvesTests
{
    [Theory]
    [InlineData("0", "shared-database,shared-library,single-deployment,synchronous-calls,shared-cache")]
    [InlineData("1", "shared-database,shared-library,single-deployment,synchronous-calls")]
    [InlineData("2", "shared-library,synchronous-calls")]
    [InlineData("3", "shared-library")]
    public async Task Each_phase_shows_the_symptoms_that_its_topology_has(string phase, string symptoms) =>
        (await PresentAsync("--phase", phase)).ShouldBe(symptoms);

    [Fact]
    public async Task An_aspect_that_is_changed_changes_its_symptom_and_no_other() =>
        (await PresentAsync("--phase", "0", "--set", "caches=per-service")).ShouldBe("shared-database,shared-library,single-deployment,synchronous-calls");

    static async Task<string> PresentAsync(params string[] phase)
    {
        using StringWriter output = new(), errors = new();
        var code = await new EvoCommand().RunAsync(["spot", .. phase, "--format", "json"], output, errors);
        code.ShouldBe(0, errors.ToString());
        var symptoms = JsonDocument.Parse(output.ToString()).RootElement.GetProperty("symptoms").EnumerateArray();
        return string.Join(',', symptoms.Where(symptom => symptom.GetProperty("verdict").GetString() is "present").Select(symptom => symptom.GetProperty("id").GetString()));
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting.Output;

/// <summary>Writes the evidence as SARIF 2.1.0 (OASIS), which code scanning tools show next to the lines.</summary>
public static class SpotSarif
{
    const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public static string Serialize(SpotReport report)
    {
        var results = new JsonArray();
        foreach (var symptom in report.Symptoms.Where(symptom => symptom.Verdict is Presence.Present))
        {
            foreach (var evidence in symptom.Evidence) results.Add(CreateResult(symptom, evidence));
        }
        var sarif = new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "evo spot", ["rules"] = new JsonArray([.. SymptomIds.All.Select(CreateRule)]) } },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = results,
            }),
        };
        return sarif.ToJsonString(new JsonSerializerOptions(SpotJson.Options));
    }

    static JsonNode CreateRule(string id) => new JsonObject
    {
        ["id"] = id,
        ["shortDescription"] = new JsonObject { ["text"] = SymptomTitles.GetTitle(id) },
        ["help"] = new JsonObject { ["text"] = SymptomIds.GetNextStep(id) },
    };

    static JsonObject CreateResult(Symptom symptom, Evidence evidence) => new()
    {
        ["ruleId"] = symptom.Id,
        ["ruleIndex"] = SymptomIds.All.ToList().IndexOf(symptom.Id),
        ["level"] = symptom.Severity is Severity.High ? "error" : "warning",
        ["message"] = new JsonObject { ["text"] = $"{string.Join(" and ", evidence.Services)}: {SymptomTitles.GetTitle(symptom.Id)} ({evidence.Resource}). {symptom.NextStep}" },
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = string.Join('/', evidence.File.Split('/').Select(Uri.EscapeDataString)) },
                ["region"] = new JsonObject { ["startLine"] = evidence.Line },
            },
        }),
        ["partialFingerprints"] = new JsonObject { ["evolution/v1"] = $"{symptom.Id}:{string.Join(',', evidence.Services)}:{evidence.Resource}" },
    };
}

using System.Text.Json;
using Evolution.ApiContracts.Deployments;
using Evolution.Lab.Results;

namespace Evolution.Evo.Contracts;

/// <summary>Writes whether a version can be deployed, and the reasons if it cannot.</summary>
static class DeployabilityText
{
    public static void Write(Deployability answer, ContractFormat format, TextWriter output)
    {
        if (format is ContractFormat.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(Document(answer), ResultsFile.Json));
            return;
        }
        var failing = answer.Checks.Where(check => check.Failures.Count > 0).ToArray();
        output.WriteLine(answer switch
        {
            { Checks.Count: 0 } => $"{answer.Service}@{answer.Version} may go out to {answer.Environment}: nobody there relies on it, and it relies on nobody.",
            { MayDeploy: true } => $"{answer.Service}@{answer.Version} may go out to {answer.Environment}: {answer.Checks.Count} interactions with what is deployed there hold.",
            _ => $"{answer.Service}@{answer.Version} may not go out to {answer.Environment}: {failing.Length} of {answer.Checks.Count} interactions would fail.",
        });
        foreach (var check in failing) output.WriteLine($"- {Parties(check)}, for {check.Reliance.Interaction} ({check.Reliance.Route}): {string.Join("; ", check.Failures)}.");
    }

    static string Parties(DeploymentCheck check) =>
        $"{check.Reliance.Consumer}@{check.ConsumerVersion} relies on {check.Reliance.Provider}{(check.ProviderVersion is { } version ? $"@{version}" : "")}";

    static object Document(Deployability answer) => new
    {
        answer.Service,
        answer.Version,
        answer.Environment,
        answer.MayDeploy,
        checks = answer.Checks.Select(check => new
        {
            check.Reliance.Consumer,
            check.ConsumerVersion,
            check.Reliance.Provider,
            check.ProviderVersion,
            check.Reliance.Interaction,
            check.Reliance.Route,
            kind = check.Reliance.IsMessage ? "message" : "http",
            check.Failures,
        }),
    };
}

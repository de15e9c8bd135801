using System.Text.Json;
using Evolution.ApiContracts.Deployments;
using Evolution.Lab.Results;

namespace Evolution.Evo.Contracts;

/// <summary>Writes whether a version can be deployed, and the reasons if not.</summary>
static class DeployabilityText
{
    public static void Write(Deployability deployability, ContractFormat format, TextWriter output)
    {
        if (format is ContractFormat.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(CreateDocument(deployability), ResultsFile.Json));
            return;
        }
        var failing = deployability.Checks.Where(check => check.Failures.Count > 0).ToArray();
        output.WriteLine(deployability switch
        {
            { Checks.Count: 0 } => $"{deployability.Service}@{deployability.Version} can be deployed to {deployability.Environment}: it has no consumers and no providers there.",
            { MayDeploy: true } => $"{deployability.Service}@{deployability.Version} can be deployed to {deployability.Environment}: {deployability.Checks.Count} interactions with the deployed services are compatible.",
            _ => $"{deployability.Service}@{deployability.Version} cannot be deployed to {deployability.Environment}: {failing.Length} of {deployability.Checks.Count} interactions would fail.",
        });
        foreach (var check in failing) output.WriteLine($"- {FormatParties(check)}, for {check.Dependency.Interaction} ({check.Dependency.Route}): {string.Join("; ", check.Failures)}.");
    }

    static string FormatParties(DeploymentCheck check) =>
        $"{check.Dependency.Consumer}@{check.ConsumerVersion} relies on {check.Dependency.Provider}{(check.ProviderVersion is { } version ? $"@{version}" : "")}";

    static object CreateDocument(Deployability deployability) => new
    {
        deployability.Service,
        deployability.Version,
        deployability.Environment,
        deployability.MayDeploy,
        checks = deployability.Checks.Select(check => new
        {
            check.Dependency.Consumer,
            check.ConsumerVersion,
            check.Dependency.Provider,
            check.ProviderVersion,
            check.Dependency.Interaction,
            check.Dependency.Route,
            kind = check.Dependency.IsMessage ? "message" : "http",
            check.Failures,
        }),
    };
}

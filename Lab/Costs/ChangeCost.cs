using Evolution.Lab.Costs.Changes;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;

namespace Evolution.Lab.Costs;

/// <summary>Measures what must be rebuilt and redeployed for a small change. <see cref="FieldChange"/> contains the rule and its reasons.</summary>
public sealed class ChangeCost : ICost
{
    const string ContractsProject = "Contracts";

    // The division of the shop into services determines the owner of products. No topology changes it.
    const string ProviderProject = "Inventory";

    public string Name => "change-cost";
    public string Question => "What must be rebuilt and redeployed when a field is added to a product?";
    public string Procedure => "The project references, the deployment units, and the aspects contracts and deployment are read. Nothing is changed.";
    public bool IsMeasuredOnce => true;

    public async Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        var change = FieldChange.Of(ReadGraph(Repository.Find()), ContractsProject, ProviderProject, await ReadUnitsAsync(context, cancellationToken),
            isVersioned: context["contracts"] is not "unversioned", hasPipelinePerService: context["deployment"] is "pipeline-per-service");
        return new(Name, Question)
        {
            Quantities =
            [
                new("services redeployed", change.Services.Count),
                new("projects rebuilt", change.Projects.Count),
                new("deployment units", change.Units.Count),
                new("pipelines", change.Pipelines),
            ],
            Note = $"Redeployed: {string.Join(", ", change.Services)}, in unit {string.Join(", ", change.Units)}. Rebuilt: {string.Join(", ", change.Projects)}.",
        };
    }

    /// <summary>Reads the graph of the services and all projects that they are built from.</summary>
    static ProjectGraph ReadGraph(Repository repository) =>
        ProjectGraph.Read(Directory.EnumerateDirectories(repository["Services"]).SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj")));

    /// <summary>Reads the deployment units. The names of their services have no prefix, so that they match the project names.</summary>
    static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadUnitsAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        var prefixLength = context.Topology.State.Prefix.Length;
        var units = await context.Control.GetUnitsAsync(cancellationToken);
        return units.ToDictionary(unit => unit.Key, IReadOnlyList<string> (unit) => [.. unit.Value.Select(service => service[prefixLength..])]);
    }
}

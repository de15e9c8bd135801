using Evolution.Board.Spotting.Parts;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Symptoms;

namespace Evolution.Board.Spotting.Graph;

/// <summary>The graph that <c>evo spot --format mermaid</c> draws, plus the source code that services share.</summary>
/// <param name="Services">The services, in the order of the report.</param>
/// <param name="Others">The parts that the services depend on or are built from.</param>
/// <param name="Edges">The couplings.</param>
/// <param name="OmittedCount">The number of parts omitted to keep the graph readable.</param>
sealed record CouplingGraph(IReadOnlyList<GraphNode> Services, IReadOnlyList<GraphNode> Others, IReadOnlyList<GraphEdge> Edges, int OmittedCount)
{
    /// <summary>The maximum number of services and the maximum number of other parts in the graph.</summary>
    public const int MaxNodesPerKind = 60;

    const string LibraryPrefix = "source of ";

    /// <summary>The services and the other parts.</summary>
    public IEnumerable<GraphNode> Nodes => Services.Concat(Others);

    /// <summary>Creates the graph of a report. If there are too many parts, only the most coupled ones are kept.</summary>
    public static CouplingGraph Of(SpotReport report)
    {
        var sharedStores = FindSharedStores(report);
        var services = report.Services.DistinctBy(service => service.Name).Select(service => new GraphNode(service.Name, service.Name, NodeShape.Service, RoleText.Of(service.Role), service.Unit, false)).ToArray();
        var serviceNames = services.Select(service => service.Key).ToHashSet();
        var stores = report.Infrastructure.DistinctBy(store => store.Name).Where(store => !serviceNames.Contains(store.Name))
            .Select(store => new GraphNode(store.Name, store.Name, GetShape(store.Role), RoleText.Of(store.Role), null, sharedStores.Contains(store.Name)));
        var libraryEdges = FindLibraryEdges(report).ToArray();
        GraphNode[] others = [.. stores, .. libraryEdges.Select(edge => edge.To).Distinct().Select(CreateLibraryNode)];
        GraphEdge[] edges = [.. report.Couplings.Select(coupling => new GraphEdge(coupling.From, coupling.To, coupling.How)), .. libraryEdges];
        return KeepMostCoupled(services, others, edges);
    }

    static CouplingGraph KeepMostCoupled(GraphNode[] services, GraphNode[] others, GraphEdge[] edges)
    {
        var nodeKeys = services.Concat(others).Select(node => node.Key).ToHashSet();
        GraphEdge[] nodeEdges = [.. edges.Where(edge => edge.From != edge.To && nodeKeys.Contains(edge.From) && nodeKeys.Contains(edge.To)).DistinctBy(edge => (edge.From, edge.To))];
        var degrees = nodeEdges.SelectMany(edge => new[] { edge.From, edge.To }).CountBy(key => key).ToDictionary();
        GraphNode[] coupled = [.. others.Where(other => degrees.ContainsKey(other.Key))];
        var (keptServices, keptOthers) = (SelectMostCoupled(services, degrees), SelectMostCoupled(coupled, degrees));
        var keptKeys = keptServices.Concat(keptOthers).Select(node => node.Key).ToHashSet();
        return new(keptServices, keptOthers, [.. nodeEdges.Where(edge => keptKeys.Contains(edge.From) && keptKeys.Contains(edge.To))], services.Length + coupled.Length - keptKeys.Count);
    }

    static GraphNode[] SelectMostCoupled(GraphNode[] nodes, Dictionary<string, int> degrees)
    {
        var mostCoupled = nodes.OrderByDescending(node => degrees.GetValueOrDefault(node.Key)).Take(MaxNodesPerKind).ToHashSet();
        return [.. nodes.Where(mostCoupled.Contains)];
    }

    static IEnumerable<GraphEdge> FindLibraryEdges(SpotReport report) => report.Symptoms.Where(symptom => symptom is { Id: SymptomIds.SharedLibrary, Verdict: Presence.Present })
        .SelectMany(symptom => symptom.Evidence).SelectMany(evidence => evidence.Services.Select(service => new GraphEdge(service, LibraryPrefix + evidence.Resource.Split(": ")[0], "shared source")));

    static GraphNode CreateLibraryNode(string key) => new(key, key[LibraryPrefix.Length..], NodeShape.Library, "source", null, true);

    static HashSet<string> FindSharedStores(SpotReport report) => [.. report.Symptoms.Where(symptom => symptom is { Verdict: Presence.Present, Id: SymptomIds.SharedDatabase or SymptomIds.SharedCache })
        .SelectMany(symptom => symptom.Evidence).Select(evidence => evidence.Resource.Split(' ')[0])];

    static NodeShape GetShape(Role role) => role switch
    {
        Role.Database => NodeShape.Database,
        Role.Cache => NodeShape.Cache,
        _ => NodeShape.Other,
    };
}

using Evolution.Board.Spotting.Parts;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Symptoms;

namespace Evolution.Board.Spotting.Graph;

/// <summary>The graph that <c>evo spot --format mermaid</c> draws, with the source that services share.</summary>
/// <param name="Services">The services, in the order of the report.</param>
/// <param name="Others">The parts that the services know or are built from.</param>
/// <param name="Edges">The couplings.</param>
/// <param name="LeftOut">The number of parts that are not drawn, because a picture of all would be unreadable.</param>
sealed record CouplingGraph(IReadOnlyList<GraphNode> Services, IReadOnlyList<GraphNode> Others, IReadOnlyList<GraphEdge> Edges, int LeftOut)
{
    /// <summary>The maximum number of services, and of other parts, that are drawn.</summary>
    public const int MaxServices = 60;

    const string LibraryPrefix = "source of ";

    /// <summary>The services and the other parts.</summary>
    public IEnumerable<GraphNode> Nodes => Services.Concat(Others);

    /// <summary>Creates the graph of a report. If there are too many parts, only the most coupled ones are kept.</summary>
    public static CouplingGraph Of(SpotReport report)
    {
        var shared = Shared(report);
        var services = report.Services.DistinctBy(service => service.Name).Select(service => new GraphNode(service.Name, service.Name, NodeShape.Service, RoleWord.Of(service.Role), service.Unit, false)).ToArray();
        var named = services.Select(service => service.Key).ToHashSet();
        var stores = report.Infrastructure.DistinctBy(store => store.Name).Where(store => !named.Contains(store.Name))
            .Select(store => new GraphNode(store.Name, store.Name, ShapeOf(store.Role), RoleWord.Of(store.Role), null, shared.Contains(store.Name)));
        var libraries = Libraries(report).ToArray();
        GraphNode[] others = [.. stores, .. libraries.Select(library => library.To).Distinct().Select(Library)];
        GraphEdge[] edges = [.. report.Couplings.Select(coupling => new GraphEdge(coupling.From, coupling.To, coupling.How)), .. libraries];
        return Drawn(services, others, edges);
    }

    static CouplingGraph Drawn(GraphNode[] services, GraphNode[] others, GraphEdge[] edges)
    {
        var known = services.Concat(others).Select(node => node.Key).ToHashSet();
        GraphEdge[] among = [.. edges.Where(edge => edge.From != edge.To && known.Contains(edge.From) && known.Contains(edge.To)).DistinctBy(edge => (edge.From, edge.To))];
        var degree = among.SelectMany(edge => new[] { edge.From, edge.To }).CountBy(key => key).ToDictionary();
        GraphNode[] coupled = [.. others.Where(other => degree.ContainsKey(other.Key))];
        var (kept, keptOthers) = (HighestDegrees(services, degree), HighestDegrees(coupled, degree));
        var drawn = kept.Concat(keptOthers).Select(node => node.Key).ToHashSet();
        return new(kept, keptOthers, [.. among.Where(edge => drawn.Contains(edge.From) && drawn.Contains(edge.To))], services.Length + coupled.Length - drawn.Count);
    }

    static GraphNode[] HighestDegrees(GraphNode[] nodes, Dictionary<string, int> degree)
    {
        var most = nodes.OrderByDescending(node => degree.GetValueOrDefault(node.Key)).Take(MaxServices).ToHashSet();
        return [.. nodes.Where(most.Contains)];
    }

    static IEnumerable<GraphEdge> Libraries(SpotReport report) => report.Symptoms.Where(symptom => symptom is { Id: SymptomIds.SharedLibrary, Verdict: Presence.Present })
        .SelectMany(symptom => symptom.Evidence).SelectMany(evidence => evidence.Services.Select(service => new GraphEdge(service, LibraryPrefix + evidence.Resource.Split(": ")[0], "is built from it")));

    static GraphNode Library(string key) => new(key, key[LibraryPrefix.Length..], NodeShape.Library, "source", null, true);

    static HashSet<string> Shared(SpotReport report) => [.. report.Symptoms.Where(symptom => symptom is { Verdict: Presence.Present, Id: SymptomIds.SharedDatabase or SymptomIds.SharedCache })
        .SelectMany(symptom => symptom.Evidence).Select(evidence => evidence.Resource.Split(' ')[0])];

    static NodeShape ShapeOf(Role role) => role switch
    {
        Role.Database => NodeShape.Database,
        Role.Cache => NodeShape.Cache,
        _ => NodeShape.Other,
    };
}

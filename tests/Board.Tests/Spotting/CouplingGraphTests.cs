using Evolution.Board.Spotting;
using Evolution.Board.Spotting.Graph;
using Evolution.Board.Spotting.Input;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Output;

namespace Evolution.Board.Tests.Spotting;

public sealed class CouplingGraphTests
{
    [Fact]
    public async Task Phase_0_shares_one_database_and_one_cache()
    {
        var graph = CouplingGraph.Of(await AnalyzeAsync([.. SampleFiles.Of(0)]));

        graph.Services.Select(service => service.Name).ShouldBe(["inventory", "payments", "orders", "gateway"], ignoreOrder: true);
        graph.Services.Select(service => service.Unit).Distinct().ShouldHaveSingleItem();
        graph.Others.Select(other => (other.Name, other.Shape, other.IsShared)).ShouldBe([("postgres", NodeShape.Database, true), ("redis", NodeShape.Cache, true)], ignoreOrder: true);
        graph.Edges.ShouldContain(edge => edge.From == "orders" && edge.To == "inventory" && edge.Cause == "INVENTORY_URL");
        graph.Edges.Count(edge => edge.To == "postgres").ShouldBe(3);
        graph.OmittedCount.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_graph_has_the_same_couplings_as_the_Mermaid_output(int phase)
    {
        var report = await AnalyzeAsync([.. SampleFiles.Of(phase)]);
        var mermaid = SpotMermaid.Render(report);

        CouplingGraph.Of(report).Edges.Count.ShouldBe(mermaid.Split('\n').Count(line => line.Contains(" -->|", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Phase_2_has_no_shared_parts_and_a_deployment_unit_for_each_service()
    {
        var graph = CouplingGraph.Of(await AnalyzeAsync([.. SampleFiles.Of(2)]));

        graph.Others.ShouldAllBe(other => !other.IsShared);
        graph.Services.Select(service => service.Unit).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Shared_source_is_a_node_of_the_graph()
    {
        var report = await AnalyzeAsync(
            new("compose.yaml", "services:\n  orders: { build: { context: ., dockerfile: Dockerfile.orders } }\n  payments: { build: { context: ., dockerfile: Dockerfile.payments } }\n"),
            new("Dockerfile.orders", "FROM node\nCOPY shared/ shared/\nCOPY orders/ .\n"),
            new("Dockerfile.payments", "FROM node\nCOPY shared/ shared/\nCOPY payments/ .\n"),
            new("shared/index.js", "1"), new("orders/index.js", "1"), new("payments/index.js", "1"));

        var library = CouplingGraph.Of(report).Others.ShouldHaveSingleItem();
        library.Shape.ShouldBe(NodeShape.Library);
        library.IsShared.ShouldBeTrue();
        CouplingGraph.Of(report).Edges.Select(edge => edge.From).ShouldBe(["orders", "payments"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_large_graph_keeps_the_most_coupled_services_and_counts_the_omitted_ones()
    {
        var services = string.Concat(Enumerable.Range(0, 200).Select(number => $"  s{number}:\n    image: shop/s{number}\n{(number < 30 ? $"    environment: {{ NEXT_URL: \"http://s{number + 1}:80\" }}\n" : "")}"));
        var graph = CouplingGraph.Of(await AnalyzeAsync(new SourceFile("compose.yaml", $"services:\n{services}")));

        graph.Services.Count.ShouldBe(CouplingGraph.MaxNodesPerKind);
        graph.OmittedCount.ShouldBe(140);
        graph.Edges.Count.ShouldBe(30);
    }

    static Task<SpotReport> AnalyzeAsync(params SourceFile[] files) => new FileAnalyzer(TimeSpan.FromMinutes(1)).AnalyzeAsync(files, Corrections.None, CancellationToken.None);
}

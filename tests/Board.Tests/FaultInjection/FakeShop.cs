using System.Collections.Concurrent;
using Evolution.Lab.FakeHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Evolution.Board.Tests.FaultInjection;

/// <summary>A host whose control server and services run in the test process. It accepts every request of the load and stores no data.</summary>
sealed class FakeShop : IAsyncDisposable
{
    const string ControlToken = "the token of the host";

    static readonly string[] Services = ["gateway", "orders", "inventory", "payments"];

    readonly FakeControlServer server;

    FakeShop(FakeControlServer server) => this.server = server;

    public IReadOnlyDictionary<string, FakeResource> Resources => server.Resources;

    public ConcurrentQueue<string> Log => server.Log;

    /// <summary>Starts a host and connects the Board to it.</summary>
    /// <param name="board">The Board.</param>
    /// <param name="phases">The phases that it runs side by side.</param>
    public static async Task<FakeShop> StartAsync(RunningBoard board, params int[] phases)
    {
        var server = await FakeControlServer.StartAsync(ControlToken, MapShop);
        server.Topologies = [.. phases.Select(phase => new { phase, prefix = GetPrefix(phase), placement = phase is 3 ? "messages" : "shared-transaction", aspects = GetAspects(phase) })];
        foreach (var prefix in phases.Select(GetPrefix))
        {
            foreach (var service in Services) server.Put(FakeResource.CreateService(prefix + service, server.Address));
            server.Put(new(prefix + "postgres", "PostgresServerResource", "Running", "Healthy", "platform"));
        }
        board.ConnectTo(new(new(server.Address), ControlToken, Environment.ProcessId));
        return new(server);

        string GetPrefix(int phase) => phases.Length is 1 ? "" : $"phase{phase}-";
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    static Dictionary<string, string> GetAspects(int phase) => TopologyArguments.GetAspects(Topology.Phases[phase]).ToDictionary();

    static void MapShop(IEndpointRouteBuilder shop)
    {
        foreach (var path in new[] { "/products", "/v1/products" }) shop.MapGet($"{path}/{{id:int}}", (int id) => new { id, price = 1.5 });
        shop.MapPost("/orders", () => Results.Json(new { id = Guid.NewGuid(), status = "confirmed" }, statusCode: 201));
        shop.MapGet("/orders/{id:guid}", (Guid id) => new { id, status = "confirmed" });
        shop.MapPut("/authorizations/{id:guid}", (Guid id) => new { orderId = id });
        shop.MapGet("/reports/sales", () => new { orders = 1 });
        shop.MapGet("/lab/faults", () => new { latencyMilliseconds = 0, hang = true, failShare = 0.0 });
        shop.MapGet("/lab/breakers", () => new Dictionary<string, string>());
    }
}

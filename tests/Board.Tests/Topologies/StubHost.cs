using System.Text.Json;
using Evolution.Board.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evolution.Board.Tests.Topologies;

/// <summary>A control server that returns the topologies that a test defines.</summary>
sealed class StubHost : IAsyncDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stub-host-");
    readonly WebApplication app;

    StubHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/topologies", () => Results.Json(Topologies.Select(topology => topology.State), JsonSerializerOptions.Web));
        app.MapGet("/resources", () => Results.Json(Topologies.SelectMany(topology => topology.Resources), JsonSerializerOptions.Web));
        app.MapGet("/resources/{name}/log", (string name) => Results.Text(Log));
    }

    /// <summary>The topologies that the control server returns. Their services have no circuit breakers.</summary>
    public IReadOnlyList<TopologyView> Topologies { get; set; } = [];

    /// <summary>The log of every resource.</summary>
    public string Log { get; set; } = "";

    /// <summary>The path of the control file.</summary>
    public string ControlFile => Path.Combine(folder.FullName, "control.json");

    public static async Task<StubHost> StartAsync(params IReadOnlyList<TopologyView> topologies)
    {
        var host = new StubHost { Topologies = topologies };
        await host.app.StartAsync();
        File.WriteAllText(host.ControlFile, JsonSerializer.Serialize(new { address = host.app.Urls.Single(), token = "t", processId = Environment.ProcessId }, JsonSerializerOptions.Web));
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

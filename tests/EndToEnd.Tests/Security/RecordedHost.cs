using System.Collections.Concurrent;
using Evolution.Lab.Hosts;

namespace Evolution.EndToEnd.Tests.Security;

/// <summary>A run of phase 3 with a Board, which records every line that the host writes.</summary>
public sealed class RecordedHost : IAsyncLifetime
{
    readonly ConcurrentQueue<string> lines = [];
    RunningHost? host;

    public RunningHost Host => host!;

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Environment variables set for other programs. Each would prevent the shop from starting or from accepting orders.</summary>
    public static IReadOnlyDictionary<string, string> UnrelatedVariables { get; } = new Dictionary<string, string>
    {
        ["INVENTORY_URL"] = "http://127.0.0.1:9",
        ["HTTP_PROXY"] = "http://127.0.0.1:9",
        ["http_proxy"] = "http://127.0.0.1:9",
        ["PGOPTIONS"] = "-c default_transaction_read_only=on",
        ["PGSSLMODE"] = "require",
        ["RABBITMQ_NODE_PORT"] = "9",
        ["ConnectionStrings__other"] = "Host=127.0.0.1;Port=9",
    };

    public async ValueTask InitializeAsync() => host = await RunningHost.StartAsync(new HostStartOptions("--phase", "3") { EnableBoardAndDashboard = true, OnLine = lines.Enqueue, Environment = UnrelatedVariables });

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
    }
}

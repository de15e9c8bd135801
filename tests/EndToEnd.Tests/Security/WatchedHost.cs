using System.Collections.Concurrent;
using Evolution.Lab.Hosts;

namespace Evolution.EndToEnd.Tests.Security;

/// <summary>The phase with the most processes, with a Board, and every line that the host writes.</summary>
public sealed class WatchedHost : IAsyncLifetime
{
    readonly ConcurrentQueue<string> lines = [];
    RunningHost? host;

    public RunningHost Host => host!;

    public IReadOnlyCollection<string> Lines => lines;

    public async ValueTask InitializeAsync() => host = await RunningHost.StartAsync(new HostStart("--phase", "3") { WithPages = true, OnLine = lines.Enqueue });

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
    }
}

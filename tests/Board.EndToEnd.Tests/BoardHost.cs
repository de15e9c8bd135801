using Evolution.Board.EndToEnd.Tests.Dashboard;
using Evolution.Control;
using Evolution.Lab.Hosts;

[assembly: AssemblyFixture(typeof(Evolution.Board.EndToEnd.Tests.BoardHost))]

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Phases 0 and 3 side by side with their Board, and a browser: what all tests share. They run one after the other, and each makes whole what it needs.</summary>
public sealed class BoardHost : IAsyncLifetime
{
    const int DashboardVisits = 5;

    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    RunningHost? host;
    Chromium? browser;

    /// <summary>The way into what runs.</summary>
    public ControlClient Control => Host.Control;

    /// <summary>The phases.</summary>
    public IReadOnlyList<RunningTopology> Topologies => Host.Topologies;

    /// <summary>The link with the token, as <c>evo run</c> prints it.</summary>
    public Uri Link { get; private set; } = null!;

    /// <summary>The link to Aspire's dashboard, with its token.</summary>
    public Uri Dashboard => new(Host.Dashboard!);

    RunningHost Host => host ?? throw new InvalidOperationException("The phases are not started yet.");

    public async ValueTask InitializeAsync()
    {
        host = await RunningHost.StartAsync(new HostStart("--phase", "0,3") { WithPages = true });
        await Control.WaitUntilReadyAsync("board", Limit);
        Link = await Control.BoardAsync();
        browser = await Chromium.StartAsync();
    }

    /// <summary>Opens the Board by its link in a browser that has not been there, and goes to a page of it.</summary>
    /// <param name="page">The page's path.</param>
    /// <param name="look">How the browser looks at it.</param>
    public async Task<Visit> OpenAsync(string page = "/", Look? look = null)
    {
        var visit = await browser!.VisitAsync(look ?? Look.Projector);
        await visit.EnterAsync(Link);
        if (page is not "/") await visit.GoAsync(page);
        return visit;
    }

    /// <summary>
    /// Looks at Aspire's dashboard in a browser that has not been there. A page of the dashboard may end by itself ("An unhandled error has
    /// occurred", ObjectDisposedException of its virtualized tables), as when it is clicked while its data changes; then the look begins anew.
    /// </summary>
    /// <param name="look">What is done and seen there; it may run several times.</param>
    public async Task VisitDashboardAsync(Func<DashboardVisit, Task> look)
    {
        for (var left = DashboardVisits; ; left--)
        {
            await using var visit = await browser!.VisitDashboardAsync(Dashboard);
            var seen = look(visit);
            if (left is 1 || await Task.WhenAny(seen, visit.EndsAsync()) == seen)
            {
                await seen;
                return;
            }
        }
    }

    /// <summary>Kills a service, and waits until the host has seen it.</summary>
    public Task KillAsync(string name) => Control.KillAndWaitAsync(name, Limit);

    /// <summary>Starts what an earlier test has broken.</summary>
    public Task MakeWholeAsync() => Control.MakeWholeAsync(_ => true, Limit);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        if (host is not null) await host.DisposeAsync();
    }
}

using Evolution.Board.EndToEnd.Tests.Dashboard;
using Evolution.Control;
using Evolution.Lab.Hosts;

[assembly: AssemblyFixture(typeof(Evolution.Board.EndToEnd.Tests.BoardHost))]

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Phases 0 and 3 side by side with their Board, and a browser, shared by all tests. Tests run one after the other, and each restores what it needs.</summary>
public sealed class BoardHost : IAsyncLifetime
{
    const int MaxDashboardSessions = 5;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    RunningHost? host;
    Chromium? browser;

    /// <summary>The client of the control server.</summary>
    public ControlClient Control => Host.Control;

    /// <summary>The running topologies.</summary>
    public IReadOnlyList<RunningTopology> Topologies => Host.Topologies;

    /// <summary>The link with the token, as <c>evo run</c> prints it.</summary>
    public Uri Link { get; private set; } = null!;

    /// <summary>The link to Aspire's dashboard, with its token.</summary>
    public Uri Dashboard => new(Host.Dashboard!);

    RunningHost Host => host ?? throw new InvalidOperationException("The phases are not started yet.");

    public async ValueTask InitializeAsync()
    {
        host = await RunningHost.StartAsync(new HostStartOptions("--phase", "0,3") { EnablePages = true });
        await Control.WaitUntilReadyAsync("board", Timeout);
        Link = await Control.BoardAsync();
        browser = await Chromium.StartAsync();
    }

    /// <summary>Signs in to the Board in a new browser context and opens a page.</summary>
    /// <param name="page">The page's path.</param>
    /// <param name="profile">The browser's window size and colour scheme; <see cref="BrowserProfile.Projector"/> by default.</param>
    public async Task<BrowserSession> OpenAsync(string page = "/", BrowserProfile? profile = null)
    {
        var session = await browser!.OpenSessionAsync(profile ?? BrowserProfile.Projector);
        await session.SignInAsync(Link);
        if (page is not "/") await session.GoAsync(page);
        return session;
    }

    /// <summary>
    /// Opens Aspire's dashboard in a new browser context. A page of the dashboard can fail by itself ("An unhandled error has
    /// occurred", ObjectDisposedException of its virtualized tables), for example if it is clicked while its data changes. The action is then retried.
    /// </summary>
    /// <param name="action">The action on the dashboard, which may run several times.</param>
    public async Task OpenDashboardAsync(Func<DashboardSession, Task> action)
    {
        for (var remaining = MaxDashboardSessions; ; remaining--)
        {
            await using var session = await browser!.OpenDashboardAsync(Dashboard);
            var running = action(session);
            if (remaining is 1 || await Task.WhenAny(running, session.WaitForErrorAsync()) == running)
            {
                await running;
                return;
            }
        }
    }

    /// <summary>Kills a service and waits until the host reports it.</summary>
    public Task KillAsync(string name) => Control.KillAndWaitAsync(name, Timeout);

    /// <summary>Starts the resources that an earlier test has stopped.</summary>
    public Task RestoreAsync() => Control.StartStoppedResourcesAsync(_ => true, Timeout);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        if (host is not null) await host.DisposeAsync();
    }
}

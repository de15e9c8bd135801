using Evolution.Board.EndToEnd.Tests.Dashboard;
using Evolution.Control;
using Evolution.Lab.Hosts;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Evolution.Board.EndToEnd.Tests.BoardHost))]

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Runs phases 0 and 3 side by side with their Board and a browser, shared by all tests. Tests run sequentially, and each restores the resources that it needs.</summary>
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
    public Uri SignInLink { get; private set; } = null!;

    /// <summary>The link to Aspire's dashboard, with its token.</summary>
    public Uri DashboardLink => new(Host.Dashboard!);

    RunningHost Host => host ?? throw new InvalidOperationException("The phases are not started yet.");

    public async ValueTask InitializeAsync()
    {
        host = await RunningHost.StartAsync(new HostStartOptions("--phase", "0,3") { EnableBoardAndDashboard = true });
        await Control.WaitUntilReadyAsync("board", Timeout);
        SignInLink = await Control.GetBoardLinkAsync();
        browser = await Chromium.StartAsync();
    }

    /// <summary>Signs in to the Board in a new browser context and opens a page.</summary>
    /// <param name="page">The page's path.</param>
    /// <param name="profile">The browser's window size and color scheme; <see cref="BrowserProfile.Projector"/> by default.</param>
    public async Task<BrowserSession> OpenAsync(string page = "/", BrowserProfile? profile = null)
    {
        var session = await browser!.OpenSessionAsync(profile ?? BrowserProfile.Projector);
        await session.SignInAsync(SignInLink);
        if (page is not "/") await session.NavigateAsync(page);
        return session;
    }

    /// <summary>
    /// Runs an action on Aspire's dashboard in a new browser context. A dashboard page can fail on its own ("An unhandled error has
    /// occurred", ObjectDisposedException of its virtualized tables), for example if it is clicked while its data changes. If it does, the action is retried.
    /// </summary>
    /// <param name="action">The action. It may run several times.</param>
    public async Task RunOnDashboardAsync(Func<DashboardSession, Task> action)
    {
        for (var remainingAttempts = MaxDashboardSessions; ; remainingAttempts--)
        {
            await using var session = await browser!.OpenDashboardAsync(DashboardLink);
            var actionTask = action(session);
            if (remainingAttempts is 1 || await Task.WhenAny(actionTask, session.WaitForErrorAsync()) == actionTask)
            {
                await actionTask;
                return;
            }
        }
    }

    /// <summary>Kills a service and waits until the host reports it.</summary>
    public Task KillAsync(string name) => Control.KillAndWaitAsync(name, Timeout);

    /// <summary>Starts the resources that an earlier test stopped.</summary>
    public Task RestoreAsync() => Control.StartStoppedResourcesAsync(_ => true, Timeout);

    /// <summary>Stops the experiment that a failed page left running, if there is one.</summary>
    public async Task StopExperimentAsync()
    {
        await using var session = await OpenAsync("/break");
        var stop = session.Page.GetByRole(AriaRole.Button, new() { Name = "Stop and heal" });
        if (!await stop.IsVisibleAsync()) return;
        await stop.ClickAsync();
        await Assertions.Expect(stop).ToBeHiddenAsync(new() { Timeout = 30_000 });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        if (host is not null) await host.DisposeAsync();
    }
}

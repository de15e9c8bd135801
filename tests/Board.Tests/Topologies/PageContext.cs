using Bunit;
using Evolution.Board.Access;
using Evolution.Board.Connection;
using Evolution.Board.Live;
using Evolution.Board.Topologies.Details;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Topologies;

/// <summary>Provides the services that the page's components need.</summary>
sealed class PageContext : BunitContext
{
    // The default of 1 s is too short for a busy machine.
    static PageContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    /// <param name="controlFile">The path of the host's control file; the host is unavailable if it does not exist.</param>
    public PageContext(string controlFile = "/missing/control.json")
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(new BoardOptions("token", controlFile));
        Services.AddSingleton<HostConnection>();
        Services.AddSingleton<HostMonitor>();
        Services.AddSingleton<FailedMessageService>();
        Services.AddSingleton<AntiforgeryStateProvider, StubTokenProvider>();
    }

    sealed class StubTokenProvider : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("value", "field");
    }
}

using Bunit;
using Evolution.Board.Access;
using Evolution.Board.Connection;
using Evolution.Board.Live;
using Evolution.Board.Topologies.Details;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Topologies;

/// <summary>What the components of the page need around them.</summary>
sealed class PageContext : BunitContext
{
    // Only what is promised within a time is held to it.
    static PageContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    /// <param name="controlFile">Where the host is found; one that is not there is a host that is away.</param>
    public PageContext(string controlFile = "/there/is/no/host.json")
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(new BoardOptions("token", controlFile));
        Services.AddSingleton<HostConnection>();
        Services.AddSingleton<HostWatch>();
        Services.AddSingleton<FailedMessageDesk>();
        Services.AddSingleton<AntiforgeryStateProvider, FormToken>();
    }

    sealed class FormToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("value", "field");
    }
}

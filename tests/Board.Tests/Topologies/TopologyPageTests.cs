using Bunit;
using Evolution.Board.Live;
using Evolution.Board.Topologies;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The topology page while the host is running, unavailable or missing.</summary>
public sealed class TopologyPageTests
{
    [Fact]
    public async Task Two_phases_are_shown_side_by_side()
    {
        await using var host = await StubHost.StartAsync([.. TopologyViewBuilder.CreateTopologies("--phase 0,3")]);
        using var page = new PageContext(host.ControlFile);

        var component = page.Render<TopologyPage>();

        component.WaitForAssertion(() => component.Find("h1").TextContent.ShouldBe("Phase 0 and phase 3"));
        component.FindAll("section h2").Select(title => title.TextContent).ShouldBe(["Phase 0: distributed monolith", "Phase 3: microservices"]);
        component.FindAll("a.node").Count.ShouldBe(6 + 11);
    }

    [Fact]
    public async Task A_killed_service_is_shown_without_a_reload()
    {
        await using var host = await StubHost.StartAsync(TopologyViewBuilder.CreateTopology("--phase 0"));
        using var page = new PageContext(host.ControlFile);
        var component = page.Render<TopologyPage>();
        component.WaitForAssertion(() => component.FindAll("a.node.down").ShouldBeEmpty());

        host.Topologies = [TopologyViewBuilder.CreateTopology("--phase 0").With("inventory", TopologyViewExtensions.Kill)];

        component.WaitForAssertion(() => component.FindAll("a.node.down").ShouldHaveSingleItem().TextContent.ShouldContain("killed"));
    }

    [Fact]
    public async Task A_link_to_a_node_opens_its_details_and_log()
    {
        await using var host = await StubHost.StartAsync([.. TopologyViewBuilder.CreateTopologies("--phase 0,3")]);
        host.Log = "Started.\n<script>alert(1)</script>";
        using var page = new PageContext(host.ControlFile);
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/?node=phase3-orders");

        var component = page.Render<TopologyPage>();

        component.WaitForAssertion(() => component.Find("#details pre").TextContent.ShouldBe("Started.\n<script>alert(1)</script>"));
        component.Find("#details h2").TextContent.ShouldBe("orders in phase 3");
        component.Find("#details form").GetAttribute("action").ShouldBe("/actions/resources/phase3-orders/start");
        component.FindAll("script").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_to_an_unknown_node_is_reported()
    {
        await using var host = await StubHost.StartAsync(TopologyViewBuilder.CreateTopology("--phase 0"));
        using var page = new PageContext(host.ControlFile);
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/?node=phase3-orders");

        var component = page.Render<TopologyPage>();

        component.WaitForAssertion(() => component.Find("#details").TextContent.ShouldBe("“phase3-orders” is not part of a running topology. Select a node or unit in the graph."));
    }

    [Fact]
    public async Task The_last_state_is_kept_while_the_host_is_unavailable()
    {
        var host = await StubHost.StartAsync(TopologyViewBuilder.CreateTopology("--phase 1"));
        using var page = new PageContext(host.ControlFile);
        var component = page.Render<TopologyPage>();
        component.WaitForAssertion(() => component.Find("h1").TextContent.ShouldBe("Phase 1: hardening"));
        var monitor = page.Services.GetRequiredService<HostMonitor>();

        await host.DisposeAsync();

        component.WaitForAssertion(() => monitor.View.Error.ShouldNotBeNull());
        component.Find("h1").TextContent.ShouldBe("Phase 1: hardening");
        component.FindAll("a.node").Count.ShouldBe(8);
    }

    [Fact]
    public void Without_a_host_the_page_explains_how_to_start_one()
    {
        using var page = new PageContext();

        var component = page.Render<TopologyPage>();

        component.Find("h1").TextContent.ShouldBe("No topology is running");
        component.Markup.ShouldContain("./evo run --phase 1");
    }
}
